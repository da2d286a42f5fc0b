import { findPieces } from '../files/pieces.js';
import { knownClasses } from '../files/known-classes.js';
import { loadSet } from '../files/set-loading.js';
import { sorted } from '../files/sorting.js';
import { downloadMnist } from '../mnist/mnist-download.js';
import { isRefusal, messageOf, refuse } from '../protocol.js';
import { unwrap } from '../core/unwrap.js';

/**
 * Loads data sets from outside the page: files, a mirror of MNIST, this browser's storage. A visit that trains on the
 * built-in digits does not need this code.
 *
 * @typedef {import('../protocol.js').Split} Split
 * @typedef {import('../protocol.js').DataRecipe} DataRecipe
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('./data-sources.js').Places} Places
 * @typedef {import('./data-sources.js').Loaded} Loaded
 * @typedef {import('./data-sources.js').Options} Options
 * @typedef {import('../protocol.js').OpenedFiles} OpenedFiles
 * @typedef {Map<number, import('../files/sorting.js').Sorted>} SortedOpenings what was found in files, by opening
 */

/** How many openings are remembered: the training and the test file may be opened one after the other. */
const mostOpenings = 2;

const mnistNames = { train: 'MNIST, training images', test: 'MNIST, test images' };

/**
 * @param {Places} places
 * @param {Split} split
 * @param {Exclude<DataRecipe, { source: 'digits' }>} recipe
 * @param {Options} options
 * @returns {Promise<Loaded>}
 */
export async function loadOutside(places, split, recipe, options) {
  switch (recipe.source) {
    case 'mnist':
      return mnistSet(places, split, recipe.limit, options);
    case 'files':
      return fromFiles(places, split, recipe, options);
    case 'stored':
      return fromStore(places, split, recipe, options);
  }
}

/**
 * Finds out what the files that the visitor chose contain, and says it in a sentence.
 * @param {SortedOpenings} openings
 * @param {OpenedFiles} opened
 * @param {AbortSignal} signal
 * @returns {Promise<import('../protocol.js').SortedFiles>}
 */
export async function sortFiles(openings, opened, signal) {
  const { train, test, sentence, aside } = await sortedOnce(openings, opened, signal);
  return { train: train?.name ?? null, test: test?.name ?? null, sentence, aside };
}

/** @param {SortedOpenings} openings @param {OpenedFiles} opened @param {AbortSignal} signal */
async function sortedOnce(openings, { files, requestedSplit, opening }, signal) {
  const known = opening === undefined ? undefined : openings.get(opening);
  if (known) return known;
  const found = sorted(await findPieces(files, signal), requestedSplit);
  if (opening !== undefined) openings.set(opening, found);
  for (const oldest of [...openings.keys()].slice(0, -mostOpenings)) openings.delete(oldest);
  return found;
}

/**
 * @param {Places} places
 * @param {Split} split
 * @param {Extract<DataRecipe, { source: 'files' }>} recipe
 * @param {Options} options
 */
async function fromFiles({ core, sorted: openings }, split, { limit, ...opened }, options) {
  const set = (await sortedOnce(openings, opened, options.signal))[split];
  if (!set)
    throw refuse(
      `${opened.files.map(({ name }) => name).join(', ')}: the ${split === 'train' ? 'training' : 'test'} set is no longer in it. Choose the files again.`,
    );
  return { name: set.name, classNames: knownClasses(set.name), ...(await loadSet(core, set, limit, options)) };
}

/**
 * @param {Places} places
 * @param {Split} split
 * @param {Extract<DataRecipe, { source: 'stored' }>} recipe
 * @param {Options} options
 */
async function fromStore({ store }, split, { id, limit }, options) {
  const stored = await store.read(id, split, limit, options);
  if (!stored) throw refuse('What was loaded before is no longer kept in this browser. Choose the files again.');
  return stored;
}

/**
 * Reads MNIST from this browser's storage, or else downloads and stores it. If storing fails, the next visit has to
 * download it again.
 * @param {Places} places
 * @param {Split} split
 * @param {number} limit
 * @param {Options} options
 * @returns {Promise<Loaded>}
 */
async function mnistSet({ core, store, mnist }, split, limit, options) {
  const stored = await storedMnist(store, split, limit, options);
  if (stored) return stored;
  const name = mnistNames[split];
  const dataset = await downloadMnist(core, split, mnist, options);
  const notKept = await whyNotKept(() => store.keep('mnist', { [split]: { name, dataset } }));
  return { name, notKept, dataset: limit > 0 && limit < dataset.size() ? firstRows(core, dataset, limit) : dataset };
}

/** @param {() => Promise<void>} keeping @returns {Promise<string|null>} */
async function whyNotKept(keeping) {
  try {
    await keeping();
    return null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return messageOf(error);
  }
}

/**
 * @param {Places['store']} store
 * @param {Split} split
 * @param {number} limit
 * @param {Options} options
 * @returns {Promise<Loaded|null>} null if it has to be downloaded
 */
async function storedMnist(store, split, limit, options) {
  try {
    return await store.read('mnist', split, limit, options);
  } catch (error) {
    if (!isRefusal(error) || options.signal.aborted) throw error;
    return null;
  }
}

/** @param {Core} core @param {Dataset} dataset deleted afterwards @param {number} count */
function firstRows(core, dataset, count) {
  try {
    const pixels = unwrap(dataset.images(Uint32Array.from({ length: count }, (_, row) => row)));
    return unwrap(core.datasetFromBytes(pixels, dataset.labels().subarray(0, count)));
  } finally {
    dataset.delete();
  }
}
