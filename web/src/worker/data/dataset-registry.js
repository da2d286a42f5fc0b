import { refuse } from '../protocol.js';
import { unwrap } from '../core/unwrap.js';

/**
 * @typedef {import('../protocol.js').Split} Split
 * @typedef {import('../protocol.js').Examples} Examples
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 */

const pixelsPerImage = 784;

/**
 * Holds the training set, the test set and the visitor's own digits. A set stays here until its replacement is
 * complete; a run keeps its own reference to the sets it was created with.
 */
export class DatasetRegistry {
  #core;
  /** @type {Record<Split|'mine', Dataset|null>} */
  #sets = { train: null, test: null, mine: null };

  /** @param {Core} core */
  constructor(core) {
    this.#core = core;
  }

  /** @param {Split|'mine'} split */
  get(split) {
    return this.#sets[split];
  }

  /** @param {Split|'mine'} split @param {Dataset|null} dataset */
  put(split, dataset) {
    this.#sets[split]?.delete();
    this.#sets[split] = dataset;
  }

  /** @param {Examples} examples */
  putMine({ pixels, labels }) {
    this.put('mine', labels.length > 0 ? unwrap(this.#core.datasetFromBytes(pixels, labels)) : null);
  }

  /**
   * Calls `use` with the sets for a run: the visitor's own digits are added to the training set, replace the test set,
   * or are left out.
   * @template T
   * @param {string} mine how the visitor's digits are used
   * @param {(sets: { train: Dataset, test: Dataset|null }) => T} use
   * @returns {T}
   */
  withSets(mine, use) {
    const { train, test, mine: own } = this.#sets;
    if (!train) throw refuse('There is no training data yet. Choose a training file, or the built-in digits.');
    if (!own || mine === 'none') return use({ train, test });
    if (mine === 'test') return use({ train, test: own });
    const joined = unwrap(train.with(own));
    try {
      return use({ train: joined, test });
    } finally {
      joined.delete();
    }
  }

  /**
   * Returns the pixels of these rows. A row that no longer exists, since the set was replaced, is blank.
   * @param {Split|'mine'} split
   * @param {Uint32Array} rows
   */
  images(split, rows) {
    const dataset = this.#sets[split];
    const size = dataset?.size() ?? 0;
    const there = rows.filter((row) => row < size);
    const found = dataset ? unwrap(dataset.images(there)) : new Uint8Array(0);
    if (there.length === rows.length) return found;
    const images = new Uint8Array(rows.length * pixelsPerImage);
    let at = 0;
    rows.forEach((row, i) => {
      if (row < size) images.set(found.subarray(at, (at += pixelsPerImage)), i * pixelsPerImage);
    });
    return images;
  }
}
