/** Long enough for a slow disk to have been written to. */
const savedWithinMs = 60_000;

/** Hands a file to the browser's downloads. @param {{ name: string, blob: Blob }} file */
export function saveFile({ name, blob }) {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), savedWithinMs);
}
