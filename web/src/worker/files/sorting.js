import { refuse } from '../protocol.js';

/**
 * Finds out which pieces belong together, and which are for training and which for testing.
 *
 * @typedef {import('../protocol.js').Split} Split
 * @typedef {import('./pieces.js').Piece} Piece
 * @typedef {import('./pieces.js').Found} Found
 * @typedef {{ kind: 'csv', name: string, table: Piece } | { kind: 'idx', name: string, images: Piece, labels: Piece }} FoundSet
 * @typedef {object} Sorted
 * @property {FoundSet|null} train
 * @property {FoundSet|null} test
 * @property {string} sentence how that was decided
 * @property {string[]} aside names of files that are not used
 */

/** A word that names a test set. “latest”, “contest” and “validated” are others. */
const testWord = /^([a-z]*mnist|[xy])?(test(s|ing|set|data|images|labels)?|t10k|val|valid|validation)\d*k?$/i;

/**
 * @param {Found} found
 * @param {Split|null} requestedSplit what the visitor wants to use a single data set for
 * @returns {Sorted}
 */
export function sorted({ pieces, aside, remarks = [] }, requestedSplit) {
  const sets = [...tables(pieces), ...pairs(pieces)];
  const decided = decide(sets, requestedSplit, aside);
  return { ...decided, sentence: [decided.sentence, ...remarks].join(' ') };
}

/** @param {FoundSet[]} sets @param {Split|null} requestedSplit @param {string[]} aside @returns {Sorted} */
function decide(sets, requestedSplit, aside) {
  if (sets.length === 1) return single(sets[0], requestedSplit, aside);
  const { train, test, how } = chosen(sets);
  const sentence = `${train.name} is the training set and ${test.name} the test set, by their ${how}.`;
  const left = sets.filter((set) => set !== train && set !== test).map(({ name }) => name);
  return { train, test, sentence, aside: [...left, ...aside] };
}

/** @param {FoundSet} set @param {Split|null} requestedSplit @param {string[]} aside @returns {Sorted} */
function single(set, requestedSplit, aside) {
  const split = requestedSplit ?? roleOf(set.name) ?? 'train';
  const sentence = `${set.name} is the ${split === 'train' ? 'training' : 'test'} set.`;
  return { train: null, test: null, [split]: set, sentence, aside };
}

/** @param {Piece[]} pieces @returns {FoundSet[]} */
function tables(pieces) {
  return pieces.filter(({ kind }) => kind === 'csv').map((table) => ({ kind: 'csv', name: table.name, table }));
}

/**
 * Pairs images with labels of the same number, according to their headers. If several match, their names decide.
 * @param {Piece[]} pieces
 * @returns {FoundSet[]}
 */
function pairs(pieces) {
  const images = pieces.filter(({ kind }) => kind === 'images');
  const labels = new Set(pieces.filter(({ kind }) => kind === 'labels'));
  const onlyPair = images.length === 1 && labels.size === 1;
  /** @type {FoundSet[]} */
  const found = images.map((image) => {
    const match = onlyPair ? [...labels][0] : matchOf(image, [...labels]);
    labels.delete(match);
    return { kind: 'idx', name: `${image.name} with ${baseName(match.name)}`, images: image, labels: match };
  });
  if (labels.size > 0)
    throw refuse(`${namesOf(labels)}: labels without their images. Choose the files of images and of labels together.`);
  return found;
}

/** @param {Piece} image @param {Piece[]} labels */
function matchOf(image, labels) {
  const byCount = labels.filter(({ count }) => count === image.count);
  const byRole = byCount.filter(({ name }) => roleOf(name) === roleOf(image.name));
  const match = byCount.length === 1 ? byCount[0] : byRole.length === 1 ? byRole[0] : null;
  if (match) return match;
  const what =
    byCount.length === 0 ? 'images without their labels' : 'it is not clear which labels belong to these images';
  throw refuse(`${image.name}: ${what}. Choose the file of images and the file of its labels together.`);
}

/**
 * @param {FoundSet[]} sets at least two
 * @returns {{ train: FoundSet, test: FoundSet, how: 'names'|'sizes' }}
 */
function chosen(sets) {
  const byNames = chosenByNames(sets);
  if (byNames) return { ...byNames, how: 'names' };
  if (sets.length !== 2)
    throw refuse(
      `There are ${sets.length} data sets here (${namesOf(sets)}). Choose one for training and one for testing.`,
    );
  const [first, second] = sets;
  const [train, test] = sizeOf(first) >= sizeOf(second) ? [first, second] : [second, first];
  return { train, test, how: 'sizes' };
}

/**
 * Chooses the sets whose names say what they are for. If the same data exists as IDX and as CSV, as in Kaggle's
 * Fashion-MNIST, it takes IDX, which is faster to read.
 * @param {FoundSet[]} sets
 * @returns {{ train: FoundSet, test: FoundSet }|null}
 */
function chosenByNames(sets) {
  const roles = sets.map(({ name }) => roleOf(name));
  if (sets.length === 2 && roles[0] !== roles[1]) {
    const [train, test] = roles[0] === 'test' || roles[1] === 'train' ? [sets[1], sets[0]] : sets;
    return { train, test };
  }
  for (const candidates of [sets.filter(({ kind }) => kind === 'idx'), sets.filter(({ kind }) => kind === 'csv')]) {
    const [train, test] = ['train', 'test'].map((role) => candidates.filter(({ name }) => roleOf(name) === role));
    if (train.length === 1 && test.length === 1) return { train: train[0], test: test[0] };
  }
  return null;
}

/**
 * Looks at the file's own name first, then at the names of the folders and archives it is in.
 * @param {string} name
 * @returns {Split|null}
 */
function roleOf(name) {
  return roleIn(baseName(name)) ?? roleIn(name);
}

/** @param {string} text @returns {Split|null} */
function roleIn(text) {
  const words = text.split(/[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/);
  if (words.some((word) => testWord.test(word))) return 'test';
  return /train/i.test(text) ? 'train' : null;
}

/** @param {string} name */
function baseName(name) {
  return name.split(/[/›]/).at(-1)?.trim() ?? name;
}

/** @param {FoundSet} set */
function sizeOf(set) {
  const { bytes } = set.kind === 'csv' ? set.table : set.images;
  return bytes.size ?? bytes.packedSize;
}

/** @param {Iterable<{ name: string }>} named */
function namesOf(named) {
  return [...named].map(({ name }) => name).join(', ');
}
