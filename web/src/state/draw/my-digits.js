import { latestOnly } from '../latest-only.js';

/**
 * The digits that the visitor has drawn and labelled. The page holds them, so that they are not lost if the worker
 * crashes or the browser stores nothing. The worker receives each new state and stores it for the next visit.
 *
 * @typedef {import('../../worker/protocol.js').Examples} Examples
 * @typedef {{ frame: Uint8Array, label: number }} Example
 */

const pixelsPerImage = 784;
const classes = 10;

export class MyDigits {
  #store;
  #client;
  #notices;
  #onChange;
  /** @type {Example[]} */
  #examples = [];
  /** How often they have been changed. */
  #changes = 0;
  /** How many of these changes are in the browser's storage. */
  #storedChanges = 0;
  /** Settles when the stored digits have been read; nothing is added before that. @type {Promise<void>} */
  #opened;

  /**
   * @param {import('../data/data-choice.js').Store} store
   * @param {import('../../worker/training-client.js').TrainingClient} client
   * @param {import('../data/data-choice.js').Notices} notices
   * @param {{ stored: import('../data/kept-data.js').KeptData, onChange: () => unknown }} options
   */
  constructor(store, client, notices, { stored, onChange }) {
    this.#store = store;
    this.#client = client;
    this.#notices = notices;
    this.#onChange = onChange;
    this.#opened = this.#open(stored);
    this.#keep = latestOnly(async () => {
      const changes = this.#changes;
      const kept = await this.#notices.attempt({ where: 'data', kind: 'warning', topic: 'storage' }, () =>
        this.#client.call('keepMine'),
      );
      if (!kept) return;
      this.#storedChanges = changes;
      await stored.refresh();
    });
  }

  /**
   * Keeps an example.
   * @param {Uint8Array} frame 784 pixels
   * @param {number} label
   * @returns {Promise<boolean>} whether the browser has stored it for the next visit
   */
  async add(frame, label) {
    const isExample = frame.length === pixelsPerImage && Number.isInteger(label) && label >= 0 && label < classes;
    if (!isExample) {
      this.#notices.announce({
        where: 'draw',
        kind: 'error',
        topic: 'mine',
        text: 'Draw a digit first, and say which one it is, from 0 to 9.',
      });
      return false;
    }
    this.#notices.settle('mine');
    return this.#change((examples) => [...examples, { frame: frame.slice(), label }]);
  }

  /** @param {number} index */
  async remove(index) {
    await this.#change((examples) => examples.filter((_, i) => i !== index));
  }

  async clear() {
    await this.#change(() => []);
  }

  /** Removes all digits from the page, after they have been deleted from the storage. */
  async forget() {
    await this.#opened;
    this.#examples = [];
    await this.#tell();
  }

  /** @param {(examples: Example[]) => Example[]} change @returns {Promise<boolean>} whether it is stored */
  async #change(change) {
    await this.#opened;
    this.#examples = change(this.#examples);
    await this.#tell();
    this.#changes += 1;
    const changes = this.#changes;
    await this.#keep(undefined);
    return this.#storedChanges >= changes;
  }

  /** @param {import('../data/kept-data.js').KeptData} stored */
  async #open(stored) {
    if (!(await stored.find('mine'))) return;
    const read = await this.#notices.attempt({ where: 'data', kind: 'warning', topic: 'storage' }, () =>
      this.#client.call('readMine'),
    );
    if (!read) return stored.refresh();
    const { pixels, labels } = read.result;
    this.#examples = Array.from(labels, (label, i) => ({
      frame: pixels.slice(i * pixelsPerImage, (i + 1) * pixelsPerImage),
      label,
    }));
    await this.#tell();
  }

  async #tell() {
    const labels = this.#examples.map(({ label }) => label);
    const classCounts = Array.from({ length: classes }, (_, digit) => labels.filter((label) => label === digit).length);
    const version = this.#store.get().data.mine.version + 1;
    await this.#notices.attempt({ where: 'data', topic: 'mine' }, () =>
      this.#client.call('setMine', together(this.#examples)),
    );
    this.#store.dispatch({
      type: 'data-facts',
      facts: { mine: { size: labels.length, classCounts, labels, version } },
    });
    this.#onChange();
  }

  /** @type {(nothing: undefined) => Promise<void>} */
  #keep;
}

/** @param {Example[]} examples @returns {Examples} */
function together(examples) {
  const pixels = new Uint8Array(examples.length * pixelsPerImage);
  examples.forEach(({ frame }, i) => pixels.set(frame, i * pixelsPerImage));
  return { pixels, labels: Uint8Array.from(examples, ({ label }) => label) };
}
