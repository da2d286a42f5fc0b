export const suffix = '.safetensors';

/** Endings that browsers and mail programs give to files that they do not know. */
const unknownName = /(^|\/)[^.]*$|\.(txt|bin|dat|json)$/i;

/**
 * Opens the first model among the files, and passes on the files that are none. A model is recognised by its name, or
 * by its content if the name says nothing.
 * @param {File[]} files
 * @param {{ open(file: File): Promise<unknown> }} models
 * @param {(others: File[]) => void} pass
 */
export function withoutModels(files, models, pass) {
  const isNamed = files.map(({ name }) => name.toLowerCase().endsWith(suffix));
  const split = (/** @type {boolean[]} */ areModels) => {
    const model = files.find((_, i) => areModels[i]);
    if (model) void models.open(model);
    const others = files.filter((_, i) => !areModels[i]);
    if (others.length > 0) pass(others);
  };
  if (!files.some(({ name }) => unknownName.test(name) && !/ubyte|images|labels/i.test(name))) return split(isNamed);
  return Promise.all(files.map(beginsAsModel)).then((areModels) => split(areModels.map((is, i) => is || isNamed[i])));
}

/** Returns whether a file begins like safetensors: a 64-bit length, then a JSON object. @param {File} file */
async function beginsAsModel(file) {
  // A file that cannot be read is no model; reading it as data says what is wrong.
  return (
    (await file
      .slice(4, 9)
      .text()
      .catch(() => '')) === '\0\0\0\0{'
  );
}
