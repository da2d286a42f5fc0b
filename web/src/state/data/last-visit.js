/** Remembers the data set for the next visit. If the browser blocks storage, each visit starts with the default one. */

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
