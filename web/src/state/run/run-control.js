import { reportEveryMs } from '../../worker/protocol.js';
import { beginsFromModel, choiceOf, differingKeys, liveChanges } from './run-choice.js';

/**
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../data/data-choice.js').Store} Store
 * @typedef {import('../data/data-choice.js').Notices} Notices
 * @typedef {import('../../worker/protocol.js').Engine} TrainingClient
 */

/** The interval of progress reports while the page is hidden. */
const reportRarelyMs = 1000;

/** Starts, pauses and ends runs, and passes settings on to the live one. */
export class RunControl {
  #store;
  #engine;
  #notices;
  #ready;
  /** @type {Promise<void>|null} */
  #beginning = null;

  /**
   * @param {Store} store
   * @param {TrainingClient} engine
   * @param {Notices} notices
   * @param {{ ready(): Promise<boolean> }} options `ready` settles when data and network match the settings; false if loading failed
   */
  constructor(store, engine, notices, { ready }) {
    this.#store = store;
    this.#engine = engine;
    this.#notices = notices;
    this.#ready = ready;
  }

  /** Resumes a paused run unless its inputs have changed; otherwise starts a new one. @returns {Promise<void>} */
  async start() {
    const { status, pendingReset } = this.#store.get();
    if (status === 'training' || status === 'error') return;
    if (status === 'paused' && !pendingReset) return this.resume();
    await this.#begin(Infinity);
  }

  async pause() {
    await this.#attempt(() => this.#engine.run.pause());
  }

  async resume() {
    if (this.#store.get().status === 'paused') await this.#attempt(() => this.#engine.run.resume());
  }

  /** Makes one step of the optimiser, in a new run if there is none. @returns {Promise<void>} */
  async step() {
    const { status, run } = this.#store.get();
    if (status === 'paused') await this.#attempt(() => this.#engine.run.step());
    else if (!run && status !== 'error') await this.#begin(1);
  }

  async reset() {
    await this.#beginning;
    await this.#end();
  }

  /**
   * Passes changed settings that can take effect at once on to the live run. Where the form describes the live run in
   * everything else, its other live settings follow too.
   * @param {string[]} keys settings that the visitor has changed
   */
  apply(keys) {
    const { run, settings, runSettings, pendingReset } = this.#store.get();
    if (!run || !runSettings) return;
    const differing = differingKeys(settings, runSettings);
    // A finished run only goes on as it was, with more epochs.
    if (run.phase === 'done' && differing.some((key) => !keys.includes(key))) return;
    const changes = liveChanges(settings, pendingReset ? keys : [...keys, ...differing]);
    if (Object.keys(changes).length > 0) void this.#attempt(() => this.#engine.run.change(changes));
  }

  async restoreBest() {
    await this.#attempt(() => this.#engine.run.restoreBest());
  }

  /** @param {boolean} hidden whether the page is hidden */
  reportRarely(hidden) {
    void this.#attempt(() => this.#engine.run.setReportInterval(hidden ? reportRarelyMs : reportEveryMs));
  }

  /** @param {number} steps */
  #begin(steps) {
    this.#beginning ??= this.#beginOnce(steps).finally(() => (this.#beginning = null));
    return this.#beginning;
  }

  /** @param {number} steps */
  async #beginOnce(steps) {
    if (!(await this.#ready())) return;
    const { data, settings, run } = this.#store.get();
    if (!data.train) return this.#announceNoData();
    this.#announceNoTest();
    if (run) await this.#end();
    const started = await this.#attempt(() =>
      this.#engine.run.start(choiceOf(settings), steps, beginsFromModel(this.#store.get())),
    );
    if (started) this.#store.dispatch({ type: 'started', status: started.result });
  }

  async #end() {
    if (await this.#attempt(() => this.#engine.run.reset())) this.#store.dispatch({ type: 'reset' });
  }

  #announceNoData() {
    const text = 'There is no training data yet. Choose a training file, or go back to the built-in digits.';
    this.#notices.announce({ where: 'data', kind: 'error', topic: 'data-missing', text });
  }

  /** Without a test set nothing is measured: measuring on the training images instead would flatter the network. */
  #announceNoTest() {
    this.#notices.settle('data-missing');
    const { data, settings } = this.#store.get();
    if (data.test || (settings.mine === 'test' && data.mine.size > 0)) return;
    const text =
      'No test file is chosen, so test loss and test accuracy are not measured. Choose one and start again to measure them.';
    this.#notices.announce({ where: 'data', kind: 'info', topic: 'data-missing', text });
  }

  /** @template T @param {() => Promise<T>} work */
  #attempt(work) {
    return this.#notices.attempt({ where: 'training', topic: 'run' }, work);
  }
}
