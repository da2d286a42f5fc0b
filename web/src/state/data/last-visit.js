/** The data set of the last visit, for the next one to begin with. Where the browser forbids to remember it, each visit begins anew. */

const key = 'gradlab-dataset';

/** @param {string} dataset */
export function rememberDataset(dataset) {
  try {
    localStorage.setItem(key, dataset);
  } catch {
    // Private windows and strict settings forbid it.
  }
}

/** @returns {string|null} */
export function rememberedDataset() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
