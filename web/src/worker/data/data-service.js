import { unwrap } from '../core/unwrap.js';
import { loadFrom } from './data-sources.js';
import { summarised } from './dataset-summary.js';
import { fetchedCode } from '../core/fetched-code.js';
import { DataStore } from '../storage/data-store.js';
import { DigitStore } from '../storage/digit-store.js';
import { examplesOf } from './examples-of.js';

/**
 * @typedef {import('../protocol.js').Split} Split
 * @typedef {import('../protocol.js').DataRecipe} DataRecipe
 * @typedef {import('../protocol.js').DatasetSummary} DatasetSummary
 * @typedef {import('../protocol.js').Examples} Examples
 * @typedef {import('../protocol.js').LoadingProgress} LoadingProgress
 * @typedef {import('../protocol.js').SortedFiles} SortedFiles
 * @typedef {import('../protocol.js').SplitChoice} SplitChoice
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('./dataset-registry.js').DatasetRegistry} DatasetRegistry
 * @typedef {import('../storage/digit-store.js').StoredDigit} StoredDigit
 *
 * @typedef {object} Connections
 * @property {(loading: LoadingProgress) => void} onLoading
 * @property {() => Promise<unknown>} nextTurn
 * @property {import('../mnist/mnist-download.js').Source} mnist
 */

/** How long a mirror of MNIST may send nothing before the next one is tried. */
export const patienceMs = 15_000;

/** Loads data sets, reads from them, stores them for the next visit and exports them as files. */
export class DataService {
  #core;
  #registry;
  #connections;
  #store;
  #digits = new DigitStore();
  #abort = new AbortController();
  /** The files that were opened last. @type {import('./external-sources.js').SortedOpenings} */
  #sorted = new Map();

  /** @param {Core} core @param {DatasetRegistry} registry @param {Connections} connections */
  constructor(core, registry, connections) {
    this.#core = core;
    this.#registry = registry;
    this.#connections = connections;
    this.#store = new DataStore(core, connections.nextTurn);
  }

  /** @param {import('../protocol.js').OpenedFiles} opened @returns {Promise<SortedFiles>} */
  async sortFiles(opened) {
    const { signal } = this.#abort;
    const outside = await fetchedCode(() => import('./external-sources.js'));
    return outside.sortFiles(this.#sorted, opened, signal);
  }

  /** @param {Split} split @param {DataRecipe} recipe @returns {Promise<DatasetSummary>} */
  async load(split, recipe) {
    const { onLoading, nextTurn, mnist } = this.#connections;
    const onProgress = (/** @type {Omit<LoadingProgress, 'split'>} */ progress) => onLoading({ split, ...progress });
    const options = { signal: this.#abort.signal, nextTurn, onProgress };
    const { dataset, name, report, notKept, classNames } = await loadFrom(
      { core: this.#core, store: this.#store, mnist, sorted: this.#sorted },
      split,
      recipe,
      options,
    );
    this.#registry.put(split, dataset);
    return { ...summarised(dataset, name, report, notKept), classNames };
  }

  cancelLoading() {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  /** @param {Split} split */
  drop(split) {
    this.#registry.put(split, null);
  }

  /** @param {Examples} examples */
  setMine(examples) {
    this.#registry.putMine(examples);
  }

  /** @param {Split|'mine'} split @param {Uint32Array} rows */
  images(split, rows) {
    return this.#registry.images(split, rows);
  }

  /** @param {Split|'mine'} split */
  labels(split) {
    return this.#registry.get(split)?.labels() ?? new Uint8Array(0);
  }

  /**
   * Copies all that a run trains and is measured on, for another worker.
   * @param {string} mine
   * @returns {import('../protocol.js').RunData}
   */
  runData(mine) {
    return this.#registry.withSets(mine, ({ train, test }) => ({
      train: examplesOf(train),
      test: test && examplesOf(test),
    }));
  }

  /**
   * Returns randomly augmented copies of a training image.
   * @param {number} row
   * @param {import('../protocol.js').Augment} augment
   * @param {number} seed
   * @param {number} count
   */
  previewAugmentation(row, augment, seed, count) {
    const train = this.#registry.get('train');
    return train && row < train.size() ? unwrap(train.augmentPreview(row, augment, seed, count)) : new Uint8Array(0);
  }

  /** @param {SplitChoice} choice @returns {import('../protocol.js').SplitCounts|null} null without training data */
  countSplit({ validation, seed, mine }) {
    if (!this.#registry.get('train')) return null;
    return this.#registry.withSets(mine, ({ train }) => unwrap(train.splitCounts(validation, seed)));
  }

  /** @param {Split|'mine'} split @param {'csv'|'idx'} format */
  async exportFiles(split, format) {
    const { exported } = await fetchedCode(() => import('./data-export.js'));
    return exported(this.#core, this.#registry.get(split), split, format, this.#connections.nextTurn);
  }

  storedSets() {
    return this.#store.sets();
  }

  /**
   * Stores the loaded sets under these names; a set whose name is null is not stored.
   * @param {{ train: string|null, test: string|null }} names
   */
  keepUpload(names) {
    return this.#store.keep('upload', {
      train: this.#part('train', names.train),
      test: this.#part('test', names.test),
    });
  }

  /** Stores digits that the visitor has drawn. @param {Omit<StoredDigit, 'key'>[]} digits @returns {Promise<number[]>} their keys */
  keepDigits(digits) {
    return this.#digits.keepDigits(digits);
  }

  /** @returns {Promise<StoredDigit[]>} */
  async keptDigits() {
    if (await this.#store.has('mine')) {
      const { splitFormerDigits } = await fetchedCode(() => import('../storage/former-digits.js'));
      const { nextTurn } = this.#connections;
      const options = { signal: new AbortController().signal, nextTurn, onProgress() {} };
      await splitFormerDigits(this.#store, this.#digits, options);
    }
    return this.#digits.keptDigits();
  }

  /** @param {number[]} keys */
  forgetDigits(keys) {
    return this.#digits.forgetDigits(keys);
  }

  /** @param {string} [id] everything if omitted */
  forget(id) {
    return this.#store.forget(id);
  }

  keptNames() {
    return this.#store.names();
  }

  /** @param {string} dataset @param {string[]|null} names */
  keepNames(dataset, names) {
    return this.#store.keepNames(dataset, names);
  }

  /** @param {Split|'mine'} split @param {string|null} name */
  #part(split, name) {
    const dataset = this.#registry.get(split);
    return dataset && name !== null ? { name, dataset } : null;
  }
}
