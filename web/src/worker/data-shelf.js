import { loadCsv } from './csv-loading.js';

/**
 * @typedef {import('./protocol.js').Which} Which
 * @typedef {import('./protocol.js').DataRecipe} DataRecipe
 * @typedef {import('./protocol.js').DatasetSummary} DatasetSummary
 * @typedef {import('./protocol.js').LoadingProgress} LoadingProgress
 * @typedef {import('./core-loader.js').Core} Core
 * @typedef {import('./core-loader.js').Dataset} Dataset
 */

/** The built-in digits: one endless series, of which training and test take different parts. */
const builtIn = {
  train: { count: 5000, seed: 1, first: 0, name: 'Built-in training digits' },
  test: { count: 1000, seed: 1, first: 5000, name: 'Built-in test digits' },
};
const mostSamples = 20;
const nothingSkipped = { skipped: 0, problems: [] };

/** Holds the training and the test set; a set stays on the shelf until the one to replace it is complete. */
export class DataShelf {
  #core;
  #onLoading;
  #nextTurn;
  /** @type {{ train: Dataset|null, test: Dataset|null }} */
  #sets = { train: null, test: null };
  #abort = new AbortController();

  /** @param {Core} core @param {(loading: LoadingProgress) => void} onLoading @param {() => Promise<unknown>} nextTurn */
  constructor(core, onLoading, nextTurn) {
    this.#core = core;
    this.#nextTurn = nextTurn;
    this.#onLoading = onLoading;
  }

  /** @param {Which} which */
  get(which) {
    return this.#sets[which];
  }

  /**
   * @param {Which} which
   * @param {DataRecipe} recipe
   * @returns {Promise<DatasetSummary>}
   */
  async load(which, recipe) {
    return recipe.source === 'digits' ? this.#generate(which, recipe.limit) : this.#read(which, recipe.file, recipe.limit);
  }

  cancel() {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  /** @param {Which} which */
  drop(which) {
    this.#put(which, null);
  }

  /** @param {Which} which @param {number} limit */
  #generate(which, limit) {
    const { count, seed, first, name } = builtIn[which];
    const wanted = limit > 0 ? Math.min(limit, count) : count;
    const dataset = /** @type {Dataset} */ (this.#core.generateDigits(wanted, seed, first));
    this.#put(which, dataset);
    return summarised(dataset, name, nothingSkipped);
  }

  /** @param {Which} which @param {File} file @param {number} limit */
  async #read(which, file, limit) {
    const onProgress = (/** @type {Omit<LoadingProgress, 'which'>} */ progress) => this.#onLoading({ which, ...progress });
    const options = { signal: this.#abort.signal, nextTurn: this.#nextTurn, onProgress };
    const { dataset, report } = await loadCsv(this.#core, file, limit, options);
    this.#put(which, dataset);
    return summarised(dataset, file.name, report);
  }

  /** A run keeps its own hold on the data it was made with. @param {Which} which @param {Dataset|null} dataset */
  #put(which, dataset) {
    this.#sets[which]?.delete();
    this.#sets[which] = dataset;
  }
}

/**
 * @param {Dataset} dataset
 * @param {string} name
 * @param {{ skipped: number, problems: import('./protocol.js').RowProblem[] }} report
 * @returns {DatasetSummary}
 */
function summarised(dataset, name, { skipped, problems }) {
  const size = dataset.size();
  const shown = Math.min(size, mostSamples);
  // Spread over the whole set, since a file may be sorted by digit.
  const indices = Array.from({ length: shown }, (_, i) => Math.floor((i * size) / shown));
  return {
    name,
    size,
    classCounts: Array.from(dataset.classCounts()),
    bytes: dataset.bytes(),
    skipped,
    problems,
    samples: indices.map((i) => dataset.pixels(i)),
    sampleLabels: indices.map((i) => dataset.label(i)),
  };
}
