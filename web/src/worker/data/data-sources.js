import { fetchedCode } from '../core/fetched-code.js';
import { unwrap } from '../core/unwrap.js';

/**
 * Loads a data set from its source. The built-in digits are generated here; external-sources.js, loaded when needed,
 * downloads sets, reads them from files or from storage.
 *
 * @typedef {import('../protocol.js').Split} Split
 * @typedef {import('../protocol.js').DataRecipe} DataRecipe
 * @typedef {import('../protocol.js').LoadingProgress} LoadingProgress
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('../files/set-loading.js').Report} Report
 * @typedef {{ dataset: Dataset, name: string, report?: Report, notKept?: string|null, classNames?: string[]|null }} Loaded
 * @typedef {{ signal: AbortSignal, nextTurn: () => Promise<unknown>, onProgress: (progress: Omit<LoadingProgress, 'split'>) => void }} Options
 * @typedef {import('../mnist/mnist-download.js').Source} MnistSource
 * @typedef {{ core: Core, store: import('../storage/data-store.js').DataStore, mnist: MnistSource, sorted: import('./external-sources.js').SortedOpenings }} Places
 */

/** The built-in digits are one endless series; the training and the test set take different parts of it. */
const builtIn = {
  train: { count: 5000, seed: 1, first: 0, name: 'Built-in training digits' },
  test: { count: 1000, seed: 1, first: 5000, name: 'Built-in test digits' },
};

/**
 * @param {Places} places
 * @param {Split} split
 * @param {DataRecipe} recipe
 * @param {Options} options
 * @returns {Promise<Loaded>}
 */
export async function loadFrom(places, split, recipe, options) {
  if (recipe.source === 'digits') return generated(places, split, recipe.limit);
  const { loadOutside } = await fetchedCode(() => import('./external-sources.js'));
  return loadOutside(places, split, recipe, options);
}

/** @param {Places} places @param {Split} split @param {number} limit @returns {Loaded} */
function generated({ core }, split, limit) {
  const { count, seed, first, name } = builtIn[split];
  const wanted = limit > 0 ? Math.min(limit, count) : count;
  return { dataset: unwrap(core.generateDigits(wanted, seed, first)), name };
}
