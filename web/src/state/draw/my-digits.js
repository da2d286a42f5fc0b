/**
 * The digits that the visitor has drawn and labelled. The page holds them, so that they are not lost if the worker
 * crashes or the browser stores nothing. The worker stores each by itself for the next visit, so that tabs add to the
 * same digits.
 *
 * @typedef {import('../../worker/protocol.js').Examples} Examples
 * @typedef {{ key: number|null, frame: Uint8Array, label: number }} Example `key`: of its record; null if it is not stored
 */

const pixelsPerImage = 784;
const classes = 10;

export class MyDigits {
  #store;
  #engine;
  #notices;
  #stored;
  #tabs;
  #onChange;
  /** @type {Example[]} */
  #examples = [];
  /** Settles when the stored digits have been read; nothing is added before that. @type {Promise<void>} */
  #opened;
  /** The last reading or change of the storage: the next one waits for it. @type {Promise<unknown>} */
  #last = Promise.resolve();

  /**
   * @param {import('../data/data-choice.js').Store} store
   * @param {import('../../worker/protocol.js').Engine} engine
   * @param {import('../data/data-choice.js').Notices} notices
   * @param {{ stored: import('../data/kept-data.js').KeptData, tabs: import('../tab-channel.js').TabChannel, onChange: () => unknown }} options
   */
  constructor(store, engine, notices, { stored, tabs, onChange }) {
    this.#store = store;
    this.#engine = engine;
    this.#notices = notices;
    this.#stored = stored;
    this.#tabs = tabs;
    this.#onChange = onChange;
    this.#opened = this.#open();
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
    await this.#opened;
    const example = { key: null, frame: frame.slice(), label };
    await this.#show([...this.#examples, example]);
    await this.#inTurn(() => this.#storeNew());
    return this.#examples.some(({ key, frame: kept }) => kept === example.frame && key !== null);
  }

  /** @param {number} index */
  async remove(index) {
    await this.#opened;
    await this.#removeAll([this.#examples[index]]);
  }

  async clear() {
    await this.#opened;
    await this.#removeAll(this.#examples);
  }

  /** Removes all digits from the page, after they have been deleted from the storage. */
  async forget() {
    await this.#opened;
    await this.#show([]);
    this.#tabs.announce('digits');
  }

  /** Reads the stored digits again, which another tab has changed. */
  async refresh() {
    await this.#opened;
    await this.#inTurn(() => this.#read());
    await this.#stored.refresh();
  }

  async #open() {
    if (await this.#stored.find('mine')) await this.#read();
  }

  /** Shows what is stored, and at its end what could not be. */
  async #read() {
    const read = await this.#attempt(() => this.#engine.data.keptDigits());
    if (!read) return this.#stored.refresh();
    await this.#show([...read.result, ...this.#examples.filter(({ key }) => key === null)]);
  }

  /** Stores every digit that is not stored yet. */
  async #storeNew() {
    const unstored = this.#examples.filter(({ key }) => key === null);
    if (unstored.length === 0) return;
    const kept = await this.#attempt(() => this.#engine.data.keepDigits(unstored));
    if (!kept) return;
    const keys = new Map(unstored.map((example, i) => [example, kept.result[i]]));
    const removed = unstored.filter((example) => !this.#examples.includes(example));
    if (removed.length > 0) {
      const orphans = removed.map((example) => /** @type {number} */ (keys.get(example)));
      await this.#attempt(() => this.#engine.data.forgetDigits(orphans));
    }
    this.#examples = this.#examples.map((example) => ({ ...example, key: keys.get(example) ?? example.key }));
    await this.#changed();
  }

  /** @param {(Example|undefined)[]} removed */
  async #removeAll(removed) {
    await this.#show(this.#examples.filter((example) => !removed.includes(example)));
    const keys = removed.flatMap((example) => example?.key ?? []);
    if (keys.length > 0) await this.#inTurn(() => this.#forgetStored(keys));
  }

  /** @param {number[]} keys */
  async #forgetStored(keys) {
    if (!(await this.#attempt(() => this.#engine.data.forgetDigits(keys)))) return;
    // Those of another tab may have been read meanwhile, and these with them.
    const left = this.#examples.filter(({ key }) => key === null || !keys.includes(key));
    if (left.length < this.#examples.length) await this.#show(left);
    await this.#changed();
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  #inTurn(work) {
    const next = this.#last.then(work);
    this.#last = next.catch(() => {});
    return next;
  }

  /** Brings the list of what is stored up to date, here and in other tabs. */
  async #changed() {
    this.#tabs.announce('digits');
    await this.#stored.refresh();
  }

  /** @param {Example[]} examples */
  async #show(examples) {
    this.#examples = examples;
    const labels = examples.map(({ label }) => label);
    const classCounts = Array.from({ length: classes }, (_, digit) => labels.filter((label) => label === digit).length);
    const version = this.#store.get().data.mine.version + 1;
    await this.#notices.attempt({ where: 'data', topic: 'mine' }, () =>
      this.#engine.data.setMine(together(this.#examples)),
    );
    this.#store.dispatch({
      type: 'data-facts',
      facts: { mine: { size: labels.length, classCounts, labels, version } },
    });
    this.#onChange();
  }

  /** @template T @param {() => Promise<T>} work */
  #attempt(work) {
    return this.#notices.attempt({ where: 'data', kind: 'warning', topic: 'storage' }, work);
  }
}

/** @param {Example[]} examples @returns {Examples} */
function together(examples) {
  const pixels = new Uint8Array(examples.length * pixelsPerImage);
  examples.forEach(({ frame }, i) => pixels.set(frame, i * pixelsPerImage));
  return { pixels, labels: Uint8Array.from(examples, ({ label }) => label) };
}
