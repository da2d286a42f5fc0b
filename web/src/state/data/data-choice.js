import { announceAside, announceLeftTest, announceMissingFiles, announceSkippedRows } from './data-notices.js';
import { FormerData } from './former-data.js';
import { rememberDataset } from './last-visit.js';

/**
 * Loads the data that the settings choose: the built-in digits, MNIST or the visitor's files, with their row limits. If
 * a set cannot be loaded, the one before it stays in place.
 *
 * @typedef {import('../../worker/protocol.js').DataRecipe} DataRecipe
 * @typedef {import('../../worker/protocol.js').DataSource} DataSource
 * @typedef {import('../../worker/protocol.js').DatasetSummary} DatasetSummary
 * @typedef {import('../../worker/protocol.js').SortedFiles} SortedFiles
 * @typedef {import('../../worker/protocol.js').Split} Split
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('../reducer.js').Action} Action
 * @typedef {import('./kept-data.js').KeptData} KeptData
 * @typedef {ReturnType<typeof import('../store.js').createStore<State, Action>>} PageStore
 * @typedef {Pick<PageStore, 'get'|'dispatch'>} Store
 * @typedef {ReturnType<typeof import('../notices.js').createNotices>} Notices
 * @typedef {import('../../worker/protocol.js').Engine} TrainingClient
 * @typedef {{ train: DataRecipe|null, test: DataRecipe|null }} Loaded
 * @typedef {Required<import('../../worker/protocol.js').OpenedFiles>} Opening files whose content is not known yet
 * @typedef {{ split: Split, recipe: DataRecipe }} Loading
 * @typedef {{ train: DataSource|null, test: DataSource|null }} Uploads
 */

/** @type {readonly Split[]} */
const both = ['train', 'test'];

export class DataChoice {
  #store;
  #engine;
  #notices;
  #kept;
  /**
   * The visitor's own data sets: files, or what the browser has stored of them.
   * @type {Uploads}
   */
  #uploads = { train: null, test: null };
  /** @type {Opening[]} */
  #openings = [];
  #openedTimes = 0;
  /** @type {Loading|null} */
  #underWay = null;
  /** @type {Loaded} */
  #loaded = { train: null, test: null };
  #queue = Promise.resolve();
  #failures = 0;
  #cancelled = false;
  /** Where the data set in the settings comes from if it may be unavailable. @type {'link'|'last visit'|null} */
  #expectedBy = null;
  #former;

  /** @param {Store} store @param {TrainingClient} engine @param {Notices} notices @param {KeptData} kept */
  constructor(store, engine, notices, kept) {
    this.#store = store;
    this.#engine = engine;
    this.#notices = notices;
    this.#kept = kept;
    this.#former = new FormerData(store);
  }

  /**
   * Records that the data set in the settings comes from elsewhere and may be unavailable.
   * @param {'link'|'last visit'} from
   */
  expect(from) {
    this.#expectedBy = from;
  }

  /**
   * Chooses files, which the next `bringIn` loads.
   * @param {File[]} files
   * @param {Split|null} requestedSplit what to use the files for if they contain a single data set
   */
  openFiles(files, requestedSplit) {
    if (files.length === 0) return;
    this.#former.remember(this.#uploads);
    this.#openedTimes += 1;
    this.#openings.push({ files, requestedSplit, opening: this.#openedTimes });
    this.#use('upload');
  }

  /** Chooses what was chosen before the last files were opened; the next `bringIn` loads it. */
  undo() {
    const former = this.#former.take();
    if (!former) return;
    this.#uploads = former.uploads;
    this.#store.dispatch({ type: 'settings', settings: former.settings });
    this.#store.dispatch({ type: 'data-facts', facts: { sorted: null } });
  }

  /** Cancels everything that is being loaded or waiting, and returns to what is loaded. */
  cancel() {
    if (!this.#store.get().data.loading) return;
    this.#openings = [];
    for (const split of both) this.#revert(split);
    this.#interrupt();
  }

  /**
   * Loads what is chosen and not yet loaded. Loading of what is no longer chosen is cancelled.
   * @returns {Promise<void>}
   */
  bringIn() {
    if (this.#underWay && !this.#isWanted(this.#underWay)) this.#interrupt();
    this.#queue = this.#queue.then(() => this.#bringInAll());
    return this.#queue;
  }

  /** Waits until nothing is being loaded. @returns {Promise<boolean>} whether nothing has failed meanwhile */
  async settled() {
    const before = this.#failures;
    await this.#queue;
    return this.#failures === before;
  }

  /** Forgets data sets that the worker no longer has. @param {Split[]} missing */
  forget(missing) {
    for (const split of missing) {
      this.#uploads[split] = null;
      this.#put(split, null, null);
    }
  }

  async #bringInAll() {
    const before = this.#loaded;
    while (this.#openings.length > 0) await this.#sort(this.#openings[0]);
    await this.#takeUpKept();
    for (const split of both) if (this.#isMissing(split)) this.#notices.settle(`data-${split}`);
    // What fails in the first round may be replaced by something else, which the second round loads.
    for (const split of [...both, ...both]) await this.#bring(split);
    // Only now, since otherwise the page would seem ready for a moment between two sets.
    if (this.#store.get().data.loading) this.#store.dispatch({ type: 'loading', loading: null });
    if (this.#loaded === before) return;
    if (this.#loaded.train) rememberDataset(this.#store.get().settings.dataset);
    void this.#kept.keep(this.#loaded);
  }

  /** @param {Opening} opening */
  async #sort(opening) {
    const { requestedSplit } = opening;
    this.#announceLoading('files');
    // Notices about the files before these no longer matter.
    for (const split of both)
      if (requestedSplit === null || requestedSplit === split) this.#notices.settle(`data-${split}`);
    const sorted = await this.#notices.attempt({ where: 'data', topic: 'data-files' }, () =>
      this.#engine.data.sortFiles(opening),
    );
    const isStillWanted = this.#openings.includes(opening);
    this.#openings = this.#openings.filter((other) => other !== opening);
    if (sorted && isStillWanted) return this.#takeSorted(opening, sorted.result);
    this.#failures += 1;
    if (!isStillWanted) this.#notices.settle('data-files');
    else for (const split of both) this.#revert(split);
  }

  /** @param {Opening} opening @param {SortedFiles} sorted */
  #takeSorted(opening, sorted) {
    for (const split of both) {
      const isOfLastVisit = this.#uploads[split]?.source === 'stored' && this.#loaded[split]?.source !== 'stored';
      if (sorted[split] !== null) this.#uploads[split] = { source: 'files', ...opening };
      else if (isOfLastVisit || this.#isLeft(split, opening)) this.#uploads[split] = null;
    }
    this.#store.dispatch({ type: 'data-facts', facts: { sorted: sorted.sentence } });
    void this.#kept.forgetNames();
    announceAside(this.#notices, sorted.aside);
  }

  /**
   * Returns whether a test set is left behind, since files with a training set alone were opened together. It is kept if
   * the visitor has chosen the training set by its button.
   * @param {Split} split
   * @param {Opening} opening
   */
  #isLeft(split, { requestedSplit }) {
    if (split !== 'test' || requestedSplit !== null || !this.#uploads[split]) return false;
    announceLeftTest(this.#notices, this.#store.get().data.test?.name ?? 'of other files');
    return true;
  }

  /** Uses the files stored on an earlier visit if none have been opened on this one. */
  async #takeUpKept() {
    const { dataset } = this.#store.get().settings;
    const expectedBy = this.#expectedBy;
    this.#expectedBy = null;
    if (dataset === 'upload' && both.every((split) => this.#uploads[split] === null)) {
      const stored = await this.#kept.find('upload');
      for (const split of both) if (stored?.[split]) this.#uploads[split] = { source: 'stored', id: 'upload' };
      if (stored) return;
      if (expectedBy === 'link') announceMissingFiles(this.#notices);
      if (expectedBy === 'last visit') this.#use('digits');
    }
    // MNIST is not downloaded unless the visitor has asked for it.
    if (dataset === 'mnist' && expectedBy === 'last visit' && !(await this.#kept.find('mnist'))?.train)
      this.#use('digits');
  }

  /** @param {Split} split */
  async #bring(split) {
    const recipe = this.#wanted(split);
    if (!recipe && this.#loaded[split]) await this.#drop(split);
    if (recipe && this.#isMissing(split)) await this.#load(split, recipe);
  }

  /** Returns whether something else is wanted than is loaded. @param {Split} split */
  #isMissing(split) {
    const recipe = this.#wanted(split);
    return recipe !== null && !sameRecipe(recipe, this.#loaded[split]);
  }

  /** @param {Split} split @returns {DataRecipe|null} */
  #wanted(split) {
    const { settings } = this.#store.get();
    const limit = settings[split];
    if (settings.dataset !== 'upload') return { source: /** @type {'digits'|'mnist'} */ (settings.dataset), limit };
    const upload = this.#uploads[split];
    return upload && { ...upload, limit };
  }

  /** @param {Loading} loading */
  #isWanted({ split, recipe }) {
    return !this.#isAboutToChange(split) && sameRecipe(recipe, this.#wanted(split));
  }

  /** @param {Split} split */
  #isAboutToChange(split) {
    return this.#openings.some(({ requestedSplit }) => requestedSplit === null || requestedSplit === split);
  }

  /** @param {Split} split @param {DataRecipe} recipe */
  async #load(split, recipe) {
    this.#cancelled = false;
    this.#underWay = { split, recipe };
    this.#announceLoading(recipe.source === 'digits' ? 'digits' : split);
    const loaded = await this.#notices.attempt({ where: 'data', topic: `data-${split}` }, () =>
      this.#engine.data.load(split, recipe),
    );
    this.#underWay = null;
    if (loaded) this.#take(split, recipe, loaded.result);
    else this.#failed(split, recipe);
  }

  /** @param {Split|'digits'|'files'} split */
  #announceLoading(split) {
    this.#store.dispatch({ type: 'loading', loading: { split, fraction: 0, rows: 0, mbPerSecond: 0 } });
  }

  /** @param {Split} split @param {DataRecipe} recipe @param {DatasetSummary} summary */
  #take(split, recipe, summary) {
    this.#put(split, recipe, summary);
    announceSkippedRows(this.#notices, split, summary);
  }

  /** @param {Split} split @param {DataRecipe} recipe */
  #failed(split, recipe) {
    this.#failures += 1;
    if (this.#cancelled) this.#notices.settle(`data-${split}`);
    if (recipe.source === 'stored') void this.#kept.refresh();
    if (!this.#isWanted({ split, recipe })) return;
    this.#revert(split);
    // What was said of the files does not hold of one that is refused.
    this.#store.dispatch({ type: 'data-facts', facts: { sorted: null } });
    // If the training set has failed, the test set goes back too when it is from the same files, or when the training
    // set that stays is not from files.
    const { train } = this.#loaded;
    const keepsOther = train !== null && !isUpload(train);
    if (split === 'train' && (keepsOther || cameWith(recipe, this.#uploads.test))) this.#revert('test');
  }

  /** @param {Split} split */
  async #drop(split) {
    await this.#notices.attempt({ where: 'data', topic: `data-${split}` }, () => this.#engine.data.drop(split));
    this.#put(split, null, null);
  }

  /** @param {Split} split @param {DataRecipe|null} recipe @param {DatasetSummary|null} summary */
  #put(split, recipe, summary) {
    this.#loaded = { ...this.#loaded, [split]: recipe };
    this.#store.dispatch({ type: 'data', split, summary });
  }

  /** Sets the settings back to what is loaded. @param {Split} split */
  #revert(split) {
    const loaded = this.#loaded[split];
    const { dataset } = this.#store.get().settings;
    if (dataset === 'upload') this.#uploads[split] = isUpload(loaded) ? loaded : null;
    if (loaded) this.#store.dispatch({ type: 'settings', settings: { [split]: loaded.limit } });
    const hasUpload = both.some((each) => this.#uploads[each] !== null);
    if (dataset === 'mnist' || !hasUpload) this.#use(this.#loadedDataset());
  }

  /** Returns the data set in use before. The test set shows it, since it is replaced last. */
  #loadedDataset() {
    const loaded = this.#loaded.test ?? this.#loaded.train;
    if (isUpload(loaded)) return 'upload';
    return loaded?.source ?? 'digits';
  }

  /** @param {string} dataset */
  #use(dataset) {
    this.#store.dispatch({ type: 'settings', settings: { dataset } });
  }

  #interrupt() {
    this.#cancelled = true;
    void this.#notices.attempt({ where: 'data', topic: 'data-cancel' }, () => this.#engine.data.cancelLoading());
  }
}

/** @param {DataRecipe|null} recipe @returns {recipe is Extract<DataRecipe, { source: 'files'|'stored' }>} */
function isUpload(recipe) {
  return recipe?.source === 'files' || recipe?.source === 'stored';
}

/** @param {DataRecipe} a @param {DataRecipe|null} b */
function sameRecipe(a, b) {
  if (!b || a.limit !== b.limit) return false;
  return cameWith(a, b) && (a.source !== 'files' || b.source !== 'files' || a.requestedSplit === b.requestedSplit);
}

/** @param {DataSource} a @param {DataSource|null} b */
function cameWith(a, b) {
  if (a.source !== 'files' || b?.source !== 'files') return a.source === b?.source;
  return a.files === b.files;
}
