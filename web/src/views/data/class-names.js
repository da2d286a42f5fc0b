/** Returns whether the classes are the ten digits rather than classes with other names. @param {string[]} names */
export const areDigits = (names) => names.every((name, k) => name === String(k));

/** Returns the noun for the images. @param {string[]} names */
export const nounOf = (names) => (areDigits(names) ? 'digits' : 'images');

/**
 * Returns the full label of a class: its number and its name, if it has one.
 * @param {string[]} names
 * @param {number} k
 */
export function fullClassName(names, k) {
  return names[k] === String(k) ? names[k] : `${k}, ${names[k]}`;
}
