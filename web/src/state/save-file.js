/** Long enough for the browser to write the file to a slow disk. */
const savedWithinMs = 60_000;

/** Saves a file through the browser's downloads. @param {{ name: string, blob: Blob }} file */
export function saveFile({ name, blob }) {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), savedWithinMs);
}
