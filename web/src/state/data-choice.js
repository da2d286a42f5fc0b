import { describeProblem } from '../worker/protocol.js';

/**
 * Which data the page works with: the built-in digits or the visitor's files, with their row limits. Brings what is loaded in line with
 * what is chosen; a set that fails to load leaves the one before it in place.
 *
 * @typedef {import('../worker/protocol.js').DataRecipe} DataRecipe
 * @typedef {import('../worker/protocol.js').DatasetSummary} DatasetSummary
 * @typedef {import('../worker/protocol.js').Which} Which
 * @typedef {import('./reducer.js').State} State
 * @typedef {import('./reducer.js').Action} Action
 * @typedef {{ get(): State, dispatch(action: Action): void }} Store
 * @typedef {ReturnType<typeof import('./notices.js').createNotices>} Notices
 * @typedef {import('../worker/training-client.js').TrainingClient} TrainingClient
 */

/** @type {readonly Which[]} */
const both = ['train', 'test'];
const count = new Intl.NumberFormat('en');

export class DataChoice {
  #store;
  #client;
  #notices;
  /** @type {{ train: File|null, test: File|null }} */
  #files = { train: null, test: null };
  /** @type {{ train: DataRecipe|null, test: DataRecipe|null }} */
  #loaded = { train: null, test: null };
  #queue = Promise.resolve();
  #failures = 0;
  #cancelled = false;

  /** @param {Store} store @param {TrainingClient} client @param {Notices} notices */
  constructor(store, client, notices) {
    this.#store = store;
    this.#client = client;
    this.#notices = notices;
  }

  /** To be brought in. @param {Which} which @param {File} file */
  chooseFile(which, file) {
    const replaces = this.#isLoading(which);
    this.#files[which] = file;
    this.#store.dispatch({ type: 'settings', settings: { dataset: 'upload' } });
    if (replaces) this.#interrupt();
  }

  /** Gives up what is being loaded or waits to be, and goes back to what is there. */
  cancel() {
    if (!this.#store.get().data.loading) return;
    for (const which of both) this.#revert(which);
    this.#interrupt();
  }

  /** Loads what is chosen and not yet loaded, after what is being loaded already. @returns {Promise<void>} */
  bringIn() {
    this.#queue = this.#queue.then(() => this.#loadMissing());
    return this.#queue;
  }

  /** @returns {Promise<boolean>} once nothing is being loaded: whether all went well meanwhile */
  async settled() {
    const before = this.#failures;
    await this.#queue;
    return this.#failures === before;
  }

  /** The worker no longer has these. @param {Which[]} missing */
  forget(missing) {
    for (const which of missing) {
      this.#files[which] = null;
      this.#put(which, null, null);
    }
  }

  async #loadMissing() {
    for (const which of both) {
      const recipe = this.#wanted(which);
      if (recipe && !sameRecipe(recipe, this.#loaded[which])) await this.#load(which, recipe);
    }
    // Only now: between two sets the page would say for a moment that it is ready.
    if (this.#store.get().data.loading) this.#store.dispatch({ type: 'loading', loading: null });
    for (const which of both) {
      if (this.#loaded[which] && !this.#wanted(which)) await this.#drop(which);
    }
  }

  /** @param {Which} which @returns {DataRecipe|null} */
  #wanted(which) {
    const { settings } = this.#store.get();
    const limit = settings[which];
    if (settings.dataset === 'digits') return { source: 'digits', limit };
    const file = this.#files[which];
    return file && { source: 'file', file, limit };
  }

  /** @param {Which} which @param {DataRecipe} recipe */
  async #load(which, recipe) {
    const topic = `data-${which}`;
    this.#cancelled = false;
    this.#notices.settle(topic);
    const shown = recipe.source === 'digits' ? 'digits' : which;
    this.#store.dispatch({ type: 'loading', loading: { which: shown, fraction: 0, rows: 0, mbPerSecond: 0 } });
    const loaded = await this.#notices.attempt({ where: 'data', topic }, () => this.#client.call('load', which, recipe));
    if (loaded) this.#take(which, recipe, loaded.result);
    else this.#failed(which, recipe);
  }

  /** @param {Which} which @param {DataRecipe} recipe @param {DatasetSummary} summary */
  #take(which, recipe, summary) {
    this.#put(which, recipe, summary);
    const { name, size, skipped, problems } = summary;
    if (skipped === 0) return;
    const shown = problems.map(describeProblem);
    const more = skipped > shown.length ? [`… and ${count.format(skipped - shown.length)} more`] : [];
    const text = `${name}: ${count.format(skipped)} of ${count.format(size + skipped)} rows could not be used; the others are.`;
    this.#notices.announce({ where: 'data', kind: 'warning', topic: `data-${which}`, text, details: [...shown, ...more] });
  }

  /** @param {Which} which @param {DataRecipe} recipe */
  #failed(which, recipe) {
    this.#failures += 1;
    if (this.#cancelled) this.#notices.settle(`data-${which}`);
    const isStillWanted = sameRecipe(recipe, this.#wanted(which));
    if (isStillWanted) this.#revert(which);
  }

  /** @param {Which} which */
  async #drop(which) {
    await this.#notices.attempt({ where: 'data', topic: `data-${which}` }, () => this.#client.call('drop', which));
    this.#put(which, null, null);
  }

  /** @param {Which} which @param {DataRecipe|null} recipe @param {DatasetSummary|null} summary */
  #put(which, recipe, summary) {
    this.#loaded[which] = recipe;
    this.#store.dispatch({ type: 'data', which, summary });
  }

  /** Back to what is loaded. @param {Which} which */
  #revert(which) {
    const loaded = this.#loaded[which];
    this.#files[which] = loaded?.source === 'file' ? loaded.file : null;
    const settings = loaded ? { [which]: loaded.limit } : {};
    const onDigits = both.some((each) => this.#loaded[each]?.source === 'digits');
    const noFile = both.every((each) => this.#files[each] === null);
    this.#store.dispatch({ type: 'settings', settings: { ...settings, ...(onDigits && noFile ? { dataset: 'digits' } : {}) } });
  }

  /** @param {Which} which */
  #isLoading(which) {
    return this.#store.get().data.loading?.which === which;
  }

  #interrupt() {
    this.#cancelled = true;
    this.#notices.attempt({ where: 'data', topic: 'data-cancel' }, () => this.#client.call('cancelLoading'));
  }
}

/** @param {DataRecipe} a @param {DataRecipe|null} b */
function sameRecipe(a, b) {
  if (!b || a.source !== b.source || a.limit !== b.limit) return false;
  return a.source === 'digits' || (b.source === 'file' && a.file === b.file);
}
