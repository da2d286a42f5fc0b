import { latestOnly } from '../latest-only.js';
import { digitNames } from './data-reducer.js';

/**
 * Stores data sets and the names of their classes in the browser for the next visit.
 *
 * @typedef {import('../../worker/protocol.js').StoredSet} StoredSet
 * @typedef {import('../../worker/protocol.js').Split} Split
 * @typedef {import('./data-choice.js').Loaded} Loaded
 */

const longestName = 24;

export class KeptData {
  #store;
  #engine;
  #notices;
  #tabs;
  #asked = false;
  /** @type {Promise<StoredSet[]>} */
  #listed;
  /** The names of the classes, by data set. @type {Record<string, string[]>} */
  #names = {};
  /** The visitor's files that have been stored. @type {Loaded} */
  #kept = { train: null, test: null };

  /**
   * @param {import('./data-choice.js').Store} store
   * @param {import('../../worker/protocol.js').Engine} engine
   * @param {import('./data-choice.js').Notices} notices
   * @param {import('../tab-channel.js').TabChannel} tabs
   */
  constructor(store, engine, notices, tabs) {
    this.#store = store;
    this.#engine = engine;
    this.#notices = notices;
    this.#tabs = tabs;
    this.#listed = this.#list();
    void this.#readNames();
  }

  /** @param {string} id @returns {Promise<StoredSet|undefined>} */
  async find(id) {
    return (await this.#listed).find((set) => set.id === id);
  }

  async refresh() {
    this.#listed = this.#list();
    await this.#listed;
  }

  /** Called when something has been stored: asks the browser, once a visit, not to delete it when space runs short. */
  async stored() {
    if (this.#asked) return;
    this.#asked = true;
    await globalThis.navigator?.storage?.persist?.().catch(() => false);
    await this.refresh();
  }

  /** Stores what has been loaded, unless it is stored already. Of several calls in a row, only the last counts. */
  keep = latestOnly(async (/** @type {Loaded} */ loaded) => this.#keepOnce(loaded));

  /** @param {Loaded} loaded */
  async #keepOnce(loaded) {
    this.showNames();
    const { settings, data } = this.#store.get();
    const notKept = data.train?.notKept ?? data.test?.notKept;
    if (notKept) this.#announce(notKept);
    if (settings.dataset === 'mnist') return this.#changed();
    if (settings.dataset !== 'upload' || !this.#isNew(loaded)) return;
    this.#kept = loaded;
    const names = { train: nameOf(data.train, loaded.train), test: nameOf(data.test, loaded.test) };
    if (await this.#attempt(() => this.#engine.data.keepUpload(names))) await this.#changed();
    else await this.refresh();
  }

  async #changed() {
    this.#tabs.announce('sets');
    await this.refresh();
    if ((await this.#listed).length > 0) await this.stored();
  }

  /** @param {string} [id] everything if omitted */
  async forget(id) {
    if (!(await this.#attempt(() => this.#engine.data.forget(id)))) return;
    if (id === undefined || id === 'upload') this.#kept = { train: null, test: null };
    await this.#changed();
  }

  /** @param {number} digit @param {string} name */
  async setClassName(digit, name) {
    const { settings, data } = this.#store.get();
    const names = data.classNames.map((before, i) =>
      i === digit ? name.trim().slice(0, longestName) || String(i) : before,
    );
    await this.#putNames(settings.dataset, names);
  }

  /** Forgets the class names of uploaded files, since new files may have other classes. */
  async forgetNames() {
    if (this.#names.upload) await this.#putNames('upload', null);
  }

  /** Shows the class names of the data set in use. */
  showNames() {
    const { settings, data } = this.#store.get();
    const classNames = this.#names[settings.dataset] ?? data.train?.classNames ?? digitNames;
    this.#store.dispatch({ type: 'data-facts', facts: { classNames } });
  }

  /** @param {string} dataset @param {string[]|null} names */
  async #putNames(dataset, names) {
    const others = Object.entries(this.#names).filter(([key]) => key !== dataset);
    this.#names = Object.fromEntries(names ? [...others, [dataset, names]] : others);
    this.showNames();
    await this.#attempt(() => this.#engine.data.keepNames(dataset, names));
  }

  /**
   * Lists the stored data sets. Shows no notice if the browser stores nothing, since nothing may have been loaded.
   * @returns {Promise<StoredSet[]>}
   */
  async #list() {
    const sets = await quietly(() => this.#engine.data.storedSets());
    const persisted = (await quietly(() => navigator.storage.persisted())) ?? null;
    const stored = sets && { bytes: sets.reduce((sum, { bytes }) => sum + bytes, 0), sets, persisted };
    const hasMnist = sets?.some(({ id, train, test }) => id === 'mnist' && train && test);
    this.#store.dispatch({ type: 'data-facts', facts: { stored, mnist: hasMnist ? 'stored' : 'not-stored' } });
    return sets ?? [];
  }

  async #readNames() {
    this.#names = { ...(await quietly(() => this.#engine.data.keptNames())), ...this.#names };
    this.showNames();
  }

  /**
   * Returns whether files have been loaded that are not stored yet, or more rows of them than are stored.
   * @param {Loaded} loaded
   */
  #isNew(loaded) {
    return /** @type {Split[]} */ (['train', 'test']).some((split) => {
      const [now, before] = [loaded[split], this.#kept[split]];
      if (now?.source !== 'files') return false;
      if (before?.source !== 'files' || before.files !== now.files) return true;
      return before.limit !== 0 && (now.limit === 0 || now.limit > before.limit);
    });
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   */
  #attempt(work) {
    return this.#notices.attempt({ where: 'data', kind: 'warning', topic: 'storage' }, work);
  }

  /** @param {string} text */
  #announce(text) {
    this.#notices.announce({ where: 'data', kind: 'warning', topic: 'storage', text });
  }
}

/** @param {import('../../worker/protocol.js').DatasetSummary|null} summary @param {import('../../worker/protocol.js').DataRecipe|null} recipe */
function nameOf(summary, recipe) {
  if (!summary) return null;
  const isCut = recipe?.source === 'files' && recipe.limit > 0 && summary.size === recipe.limit;
  return isCut ? `${summary.name} (first ${summary.size.toLocaleString('en')} rows)` : summary.name;
}

/**
 * @template T
 * @param {() => Promise<T>} ask
 * @returns {Promise<T|null>} null if it fails
 */
async function quietly(ask) {
  try {
    return await ask();
  } catch {
    return null;
  }
}
