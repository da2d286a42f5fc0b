/**
 * Names of the ten classes of well-known data sets, which their files number.
 *
 * @type {[pattern: RegExp, names: string[]][]}
 */
const known = [
  [/fashion/i, ['T-shirt', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']],
  [/kmnist|kuzushiji/i, [...'おきすつなはまやれを']],
];

/** Returns the names of the classes of a data set that a file's name gives away. @param {string} fileName */
export function knownClasses(fileName) {
  return known.find(([pattern]) => pattern.test(fileName))?.[1] ?? null;
}
