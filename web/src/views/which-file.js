/**
 * @typedef {{ name: string, size: number }} NamedFile
 * @typedef {'train' | 'test'} Which
 */

/** @param {string} name @returns {Which | null} */
function whichByName(name) {
  if (/test|t10k|valid/i.test(name)) return 'test';
  return /train/i.test(name) ? 'train' : null;
}

/**
 * Which of two dropped files is the training set: their names say so, or else the larger one is.
 * @template {NamedFile} F
 * @param {[F, F]} files
 * @returns {{ train: F, test: F, reason: string }}
 */
function tellTwoApart([first, second]) {
  const byName = [whichByName(first.name), whichByName(second.name)];
  if (byName[0] !== byName[1]) {
    const firstIsTest = byName[0] === 'test' || byName[1] === 'train';
    const [train, test] = firstIsTest ? [second, first] : [first, second];
    return { train, test, reason: `by their names: ${train.name} for training, ${test.name} for testing` };
  }
  const [train, test] = first.size >= second.size ? [first, second] : [second, first];
  return { train, test, reason: `by their sizes: ${train.name}, the larger, for training; ${test.name} for testing` };
}

/**
 * Sort dropped files into training and test set, and say how that was decided.
 * @template {NamedFile} F
 * @param {F[]} files
 * @returns {{ train?: F, test?: F, reason: string }}
 */
export function tellApart(files) {
  if (files.length === 0) return { reason: 'Nothing was dropped that is a file.' };
  if (files.length > 2) {
    return { reason: `${files.length} files were dropped; drop one or two: a training CSV and a test CSV.` };
  }
  if (files.length === 2) {
    const sorted = tellTwoApart([files[0], files[1]]);
    return { ...sorted, reason: `Told apart ${sorted.reason}.` };
  }
  const [file] = files;
  return whichByName(file.name) === 'test'
    ? { test: file, reason: `Taken as the test set: ${file.name}.` }
    : { train: file, reason: `Taken as the training set: ${file.name}.` };
}
