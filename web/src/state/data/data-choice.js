import { describeProblem } from '../../worker/protocol.js';
import { rememberDataset } from './last-visit.js';

/**
 * Which data the page works with: the built-in digits, MNIST or the visitor's files, with their row limits. Brings what is loaded in line
 * with what is chosen; a set that fails to load leaves the one before it in place.
 *
 * @typedef {import('../../worker/protocol.js').DataRecipe} DataRecipe
 * @typedef {import('../../worker/protocol.js').DataSource} DataSource
 * @typedef {import('../../worker/protocol.js').DatasetSummary} DatasetSummary
 * @typedef {import('../../worker/protocol.js').SortedFiles} SortedFiles
 * @typedef {import('../../worker/protocol.js').Which} Which
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('../reducer.js').Action} Action
 * @typedef {import('./kept-data.js').KeptData} KeptData
 * @typedef {{ get(): State, dispatch(action: Action): void }} Store
 * @typedef {ReturnType<typeof import('../notices.js').createNotices>} Notices
 * @typedef {import('../../worker/training-client.js').TrainingClient} TrainingClient
 * @typedef {{ train: DataRecipe|null, test: DataRecipe|null }} Loaded
 * @typedef {{ files: File[], asked: Which|null }} Opening files of which it is not known yet what they hold
 * @typedef {{ which: Which, recipe: DataRecipe }} Loading
 */

/** @type {readonly Which[]} */
const both = ['train', 'test'];
const count = new Intl.NumberFormat('en');

export class DataChoice {
  #store;
  #client;
  #notices;
  #kept;
  /** The visitor's own: files, or what is kept of them. @type {{ train: DataSource|null, test: DataSource|null }} */
  #uploads = { train: null, test: null };
  /** @type {Opening[]} */
  #openings = [];
  /** @type {Loading|null} */
  #underWay = null;
  /** @type {Loaded} */
  #loaded = { train: null, test: null };
  #queue = Promise.resolve();
  #failures = 0;
  #cancelled = false;
  /** What the page was opened with and may not be there. @type {'link'|'last visit'|null} */
  #expectedBy = null;

  /** @param {Store} store @param {TrainingClient} client @param {Notices} notices @param {KeptData} kept */
  constructor(store, client, notices, kept) {
    this.#store = store;
    this.#client = client;
    this.#notices = notices;
    this.#kept = kept;
  }

  /** The data set in the settings comes from elsewhere. @param {'link'|'last visit'} from */
  expect(from) {
    this.#expectedBy = from;
  }

  /** To be brought in. @param {File[]} files @param {Which|null} asked where the visitor wants what may be a single data set */
  openFiles(files, asked) {
    if (files.length === 0) return;
    this.#openings.push({ files, asked });
    this.#use('upload');
  }

  /** Gives up what is being loaded or waits to be, and goes back to what is there. */
  cancel() {
    if (!this.#store.get().data.loading) return;
    this.#openings = [];
    for (const which of both) this.#revert(which);
    this.#interrupt();
  }

  /** Loads what is chosen and not yet loaded, instead of what is being loaded and no longer chosen. @returns {Promise<void>} */
  bringIn() {
    if (this.#underWay && !this.#isWanted(this.#underWay)) this.#interrupt();
    this.#queue = this.#queue.then(() => this.#bringInAll());
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
      this.#uploads[which] = null;
      this.#put(which, null, null);
    }
  }

  async #bringInAll() {
    const before = this.#loaded;
    while (this.#openings.length > 0) await this.#sort(this.#openings[0]);
    await this.#takeUpKept();
    for (const which of both) if (this.#isMissing(which)) this.#notices.settle(`data-${which}`);
    // What fails in the first round may give way to something else.
    for (const which of [...both, ...both]) await this.#bring(which);
    // Only now: between two sets the page would say for a moment that it is ready.
    if (this.#store.get().data.loading) this.#store.dispatch({ type: 'loading', loading: null });
    if (this.#loaded === before) return;
    if (this.#loaded.train) rememberDataset(this.#store.get().settings.dataset);
    void this.#kept.keep(this.#loaded);
  }

  /** @param {Opening} opening */
  async #sort(opening) {
    const { files, asked } = opening;
    this.#announceLoading('files');
    // What was wrong with the files before these is of no interest any more.
    for (const which of both) if (asked === null || asked === which) this.#notices.settle(`data-${which}`);
    const sorted = await this.#notices.attempt({ where: 'data', topic: 'data-files' }, () =>
      this.#client.call('sortFiles', files, asked),
    );
    const isStillWanted = this.#openings.includes(opening);
    this.#openings = this.#openings.filter((other) => other !== opening);
    if (sorted && isStillWanted) return this.#takeSorted(opening, sorted.result);
    this.#failures += 1;
    if (!isStillWanted) this.#notices.settle('data-files');
    else for (const which of both) this.#revert(which);
  }

  /** @param {Opening} opening @param {SortedFiles} sorted */
  #takeSorted({ files, asked }, sorted) {
    for (const which of both) {
      const isOfLastVisit = this.#uploads[which]?.source === 'stored' && this.#loaded[which]?.source !== 'stored';
      if (sorted[which] !== null) this.#uploads[which] = { source: 'files', files, asked };
      else if (isOfLastVisit) this.#uploads[which] = null;
    }
    this.#store.dispatch({ type: 'data-facts', facts: { sorted: sorted.sentence } });
    void this.#kept.forgetNames();
    if (sorted.aside.length === 0) return this.#notices.settle('data-files');
    const text = `Not used: ${sorted.aside.length === 1 ? 'one file' : `${count.format(sorted.aside.length)} files`} beside the data.`;
    this.#notices.announce({ where: 'data', kind: 'info', topic: 'data-files', text, details: sorted.aside });
  }

  /** Of an earlier visit, where this one has brought nothing. */
  async #takeUpKept() {
    const { dataset } = this.#store.get().settings;
    const expectedBy = this.#expectedBy;
    this.#expectedBy = null;
    if (dataset === 'upload' && both.every((which) => this.#uploads[which] === null)) {
      const stored = await this.#kept.find('upload');
      for (const which of both) if (stored?.[which]) this.#uploads[which] = { source: 'stored', id: 'upload' };
      if (stored) return;
      if (expectedBy === 'link') this.#announceMissingFiles();
      if (expectedBy === 'last visit') this.#use('digits');
    }
    // Nobody has asked for a download.
    if (dataset === 'mnist' && expectedBy === 'last visit' && !(await this.#kept.find('mnist'))?.train)
      this.#use('digits');
  }

  #announceMissingFiles() {
    const text =
      'This link was made with uploaded files, which a link cannot carry. Choose the training and the test files again.';
    this.#notices.announce({ where: 'data', kind: 'info', topic: 'data-link', text });
  }

  /** @param {Which} which */
  async #bring(which) {
    const recipe = this.#wanted(which);
    if (!recipe && this.#loaded[which]) await this.#drop(which);
    if (recipe && this.#isMissing(which)) await this.#load(which, recipe);
  }

  /** @param {Which} which whether something else is wanted than is loaded */
  #isMissing(which) {
    const recipe = this.#wanted(which);
    return recipe !== null && !sameRecipe(recipe, this.#loaded[which]);
  }

  /** @param {Which} which @returns {DataRecipe|null} */
  #wanted(which) {
    const { settings } = this.#store.get();
    const limit = settings[which];
    if (settings.dataset !== 'upload') return { source: /** @type {'digits'|'mnist'} */ (settings.dataset), limit };
    const upload = this.#uploads[which];
    return upload && { ...upload, limit };
  }

  /** @param {Loading} loading */
  #isWanted({ which, recipe }) {
    return !this.#isAboutToChange(which) && sameRecipe(recipe, this.#wanted(which));
  }

  /** @param {Which} which */
  #isAboutToChange(which) {
    return this.#openings.some(({ asked }) => asked === null || asked === which);
  }

  /** @param {Which} which @param {DataRecipe} recipe */
  async #load(which, recipe) {
    this.#cancelled = false;
    this.#underWay = { which, recipe };
    this.#announceLoading(recipe.source === 'digits' ? 'digits' : which);
    const loaded = await this.#notices.attempt({ where: 'data', topic: `data-${which}` }, () =>
      this.#client.call('load', which, recipe),
    );
    this.#underWay = null;
    if (loaded) this.#take(which, recipe, loaded.result);
    else this.#failed(which, recipe);
  }

  /** @param {Which|'digits'|'files'} which */
  #announceLoading(which) {
    this.#store.dispatch({ type: 'loading', loading: { which, fraction: 0, rows: 0, mbPerSecond: 0 } });
  }

  /** @param {Which} which @param {DataRecipe} recipe @param {DatasetSummary} summary */
  #take(which, recipe, summary) {
    this.#put(which, recipe, summary);
    const { name, size, skipped, problems } = summary;
    if (skipped === 0) return;
    const shown = problems.map(describeProblem);
    const more = skipped > shown.length ? [`… and ${count.format(skipped - shown.length)} more`] : [];
    const text = `${name}: ${count.format(skipped)} of ${count.format(size + skipped)} rows could not be used; the others are.`;
    this.#notices.announce({
      where: 'data',
      kind: 'warning',
      topic: `data-${which}`,
      text,
      details: [...shown, ...more],
    });
  }

  /** @param {Which} which @param {DataRecipe} recipe */
  #failed(which, recipe) {
    this.#failures += 1;
    if (this.#cancelled) this.#notices.settle(`data-${which}`);
    if (recipe.source === 'stored') void this.#kept.refresh();
    if (!this.#isWanted({ which, recipe })) return;
    this.#revert(which);
    // A test set is not brought in for a training set that was not: neither the one of these files nor one of files before them.
    const { train } = this.#loaded;
    const keepsOther = train !== null && !isUpload(train);
    if (which === 'train' && (keepsOther || cameWith(recipe, this.#uploads.test))) this.#revert('test');
  }

  /** @param {Which} which */
  async #drop(which) {
    await this.#notices.attempt({ where: 'data', topic: `data-${which}` }, () => this.#client.call('drop', which));
    this.#put(which, null, null);
  }

  /** @param {Which} which @param {DataRecipe|null} recipe @param {DatasetSummary|null} summary */
  #put(which, recipe, summary) {
    this.#loaded = { ...this.#loaded, [which]: recipe };
    this.#store.dispatch({ type: 'data', which, summary });
  }

  /** Back to what is loaded. @param {Which} which */
  #revert(which) {
    const loaded = this.#loaded[which];
    const { dataset } = this.#store.get().settings;
    if (dataset === 'upload') this.#uploads[which] = isUpload(loaded) ? loaded : null;
    if (loaded) this.#store.dispatch({ type: 'settings', settings: { [which]: loaded.limit } });
    const hasUpload = both.some((each) => this.#uploads[each] !== null);
    if (dataset === 'mnist' || !hasUpload) this.#use(this.#loadedDataset());
  }

  /** The test set is the last to be replaced: it is of what was there before. */
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
    void this.#notices.attempt({ where: 'data', topic: 'data-cancel' }, () => this.#client.call('cancelLoading'));
  }
}

/** @param {DataRecipe|null} recipe @returns {recipe is Extract<DataRecipe, { source: 'files'|'stored' }>} */
function isUpload(recipe) {
  return recipe?.source === 'files' || recipe?.source === 'stored';
}

/** @param {DataRecipe} a @param {DataRecipe|null} b */
function sameRecipe(a, b) {
  if (!b || a.limit !== b.limit) return false;
  return cameWith(a, b) && (a.source !== 'files' || b.source !== 'files' || a.asked === b.asked);
}

/** @param {DataSource} a @param {DataSource|null} b */
function cameWith(a, b) {
  if (a.source !== 'files' || b?.source !== 'files') return a.source === b?.source;
  return a.files === b.files;
}
