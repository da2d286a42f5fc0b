/**
 * Remembers what was chosen before the visitor opened files, so that it is possible to go back to it.
 *
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('./data-choice.js').Uploads} Uploads
 * @typedef {{ uploads: Uploads, settings: Pick<State['settings'], 'dataset'|'train'|'test'> }} Former
 */

export class FormerData {
  #store;
  /** @type {Former|null} */
  #former = null;

  /** @param {import('./data-choice.js').Store} store */
  constructor(store) {
    this.#store = store;
  }

  /** What the browser has stored of files is replaced by new ones, so there is no way back to it. @param {Uploads} uploads */
  remember(uploads) {
    const { settings, data } = this.#store.get();
    const { dataset, train, test } = settings;
    const isStored =
      dataset === 'upload' && [uploads.train, uploads.test].some((upload) => upload?.source === 'stored');
    const isPossible = data.train !== null && !isStored;
    this.#former = isPossible ? { uploads: { ...uploads }, settings: { dataset, train, test } } : null;
    this.#show(isPossible ? (data.train?.name ?? null) : null);
  }

  /** Returns what was remembered, and forgets it. */
  take() {
    const former = this.#former;
    this.#former = null;
    this.#show(null);
    return former;
  }

  /** @param {string|null} former */
  #show(former) {
    this.#store.dispatch({ type: 'data-facts', facts: { former } });
  }
}
