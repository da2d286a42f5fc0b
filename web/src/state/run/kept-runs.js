import { controls, defaultSettings } from '../../config/hyper-parameters.js';
import { presets } from '../../config/presets.js';
import { isRefusal } from '../../worker/protocol.js';
import { latestOnly } from '../latest-only.js';
import { choiceOf, runSettingsIn } from './run-choice.js';
import { RunLock, runsInUse } from './run-lock.js';

/**
 * The run under way is kept in the browser every few seconds, and on the next visit it can be continued as if nothing had happened.
 *
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../../worker/protocol.js').KeptRun} KeptRun
 * @typedef {import('../../worker/protocol.js').Snapshot} Snapshot
 * @typedef {import('../reducer.js').State} State
 */

const keepEveryMs = 3000;
/** A large network's state is written less often: a disk has other things to do. */
const bytesPerMs = 2000;

/** Settings that apply to a live run at once; the others stay as they were when it began. */
const live = /** @type {const} */ (['lr', 'epochs', 'gradient', 'h', 'patience']);

export class KeptRuns {
  #store;
  #client;
  #notices;
  #bringUpToDate;
  #setAside;
  #id = newId();
  /** What the run was begun with that is kept under this id. @type {State['runInputs']} */
  #runInputs = null;
  #keptAt = -Infinity;
  /** When what is kept of the run was captured. */
  #savedAt = 0;
  #lock = new RunLock();
  /** Whether the browser has set the page aside. */
  #away = false;
  #works = true;

  /**
   * @param {import('../data/data-choice.js').Store} store
   * @param {import('../../worker/training-client.js').TrainingClient} client
   * @param {import('../data/data-choice.js').Notices} notices
   * @param {{ bringUpToDate(keys: string[]): Promise<boolean>, setAside(): Promise<boolean> }} page `setAside` ends the run under way, which stays kept; false where it would be lost
   */
  constructor(store, client, notices, { bringUpToDate, setAside }) {
    this.#store = store;
    this.#client = client;
    this.#notices = notices;
    this.#bringUpToDate = bringUpToDate;
    this.#setAside = setAside;
    void this.refresh();
  }

  async refresh() {
    const runs = await this.#free();
    this.#store.dispatch({ type: 'kept-runs', runs: runs.filter(({ id }) => id !== this.#id) });
  }

  /** @returns {Promise<import('../../worker/protocol.js').KeptRunSummary[]>} the kept runs that no tab is working on */
  async #free() {
    const runs = await this.#client.call('keptRuns').catch(() => []);
    const inUse = await runsInUse();
    return runs.filter(({ id }) => !inUse.has(id));
  }

  /** The browser sets the page aside, or ends it: from now on another page may continue the run. */
  leave() {
    this.#away = true;
    void this.#lock.release();
  }

  /** The page is shown again as it was. What another page has made of its run meanwhile stays that page's. */
  async return() {
    if ((await this.#free()).some(({ id, savedAt }) => id === this.#id && savedAt === this.#savedAt))
      this.#lock.hold(this.#id);
    else void this.#take(newId(), this.#runInputs);
    this.#away = false;
    await this.refresh();
  }

  /** The worker has captured the run. @param {Snapshot} snapshot */
  hear(snapshot) {
    const { run, runInputs } = this.#store.get();
    // One of a run that has ended meanwhile, or whose beginning the page has not heard of yet.
    if (this.#away || !run || !runInputs || run.step === 0 || run.step !== snapshot.status.step) return;
    if (runInputs !== this.#runInputs) void this.#take(newId(), runInputs);
    const pause = Math.max(keepEveryMs, snapshot.bytes.length / bytesPerMs);
    const isDue = snapshot.status.phase !== 'training' || document.hidden || performance.now() - this.#keptAt >= pause;
    if (isDue) this.#keep(this.#record(snapshot));
  }

  /** Captures the run under way and keeps it. @returns {Promise<boolean>} whether it is kept, or there is none */
  async keepNow() {
    if (!this.#store.get().run?.step) return true;
    this.#keptAt = -Infinity;
    await this.#client.call('capture').catch(() => {});
    await this.#kept;
    return this.#works;
  }

  /** What is kept of the run under way is from now on one of the earlier runs. */
  async release() {
    await this.#take(newId(), null);
    await this.refresh();
  }

  /** @param {string} id */
  async continue(id) {
    const read = await this.#attempt(() => this.#client.call('readRun', id));
    if (!read) return this.refresh();
    if (!(await this.#setAside())) return;
    const { snapshot, settings, curves } = read.result;
    this.#store.dispatch({ type: 'settings', settings: { ...defaultSettings(), ...runSettingsIn(settings) } });
    await this.#bringUpToDate(Object.keys(controls));
    const choice = choiceOf(this.#store.get().settings);
    const restored = await this.#attempt(() => this.#client.call('restore', choice, snapshot));
    if (!restored) return;
    this.#store.dispatch({ type: 'started', status: restored.result, curves });
    void this.#take(id, this.#store.get().runInputs);
    this.#savedAt = read.result.summary.savedAt;
    this.#lock.hold(id);
    this.#notices.settle('kept-run');
    this.#compareVariants(snapshot.variant);
    if (restored.result.phase === 'paused') await this.#attempt(() => this.#client.call('resume'));
    await this.refresh();
  }

  /** @param {string} [id] all where it is left out */
  async forget(id) {
    await this.#kept;
    await this.#attempt(() => this.#client.call('forgetRun', id));
    await this.refresh();
  }

  /** The run under way is given up. */
  async forgetCurrent() {
    if (!this.#runInputs) return;
    const id = this.#id;
    void this.#take(newId(), null);
    await this.forget(id);
  }

  /** @param {string} id @param {State['runInputs']} runInputs @returns {Promise<unknown>} settled when other tabs see that the former run is free */
  #take(id, runInputs) {
    this.#id = id;
    this.#runInputs = runInputs;
    this.#keptAt = -Infinity;
    return this.#lock.release();
  }

  /** @param {Snapshot} snapshot @returns {KeptRun} */
  #record(snapshot) {
    const state = this.#store.get();
    const begun = /** @type {NonNullable<State['runInputs']>} */ (state.runInputs).settings;
    const settings = { ...begun, ...Object.fromEntries(live.map((key) => [key, state.settings[key]])) };
    const { preset, layers, dataset } = settings;
    const title = layers || presets[preset]?.label || preset;
    const data = controls.dataset.options?.find(({ value }) => value === dataset)?.label ?? dataset;
    const summary = {
      id: this.#id,
      savedAt: Date.now(),
      bytes: snapshot.bytes.length,
      title,
      data,
      status: snapshot.status,
    };
    return { summary, snapshot, settings, curves: state.curves };
  }

  /** @type {Promise<void>} */
  #kept = Promise.resolve();

  /** @param {KeptRun} record */
  #keep(record) {
    this.#keptAt = performance.now();
    this.#savedAt = record.summary.savedAt;
    this.#lock.hold(record.summary.id);
    this.#kept = this.#write(record);
  }

  #write = latestOnly(async (/** @type {KeptRun} */ record) => {
    const told = !this.#works;
    try {
      await this.#client.call('keepRun', record);
      this.#works = true;
    } catch (error) {
      // What a dying worker leaves undone is done at the next snapshot.
      this.#works = !isRefusal(error);
    }
    if (this.#works || told) return;
    const text =
      'This browser does not keep the run for the next visit: a private window, a strict setting or a full disk forbids it. Save the network as a file before you close the tab.';
    this.#notices.announce({ where: 'page', kind: 'info', topic: 'kept-run', text });
  });

  /** @param {string} variant that captured a run */
  #compareVariants(variant) {
    const { backend } = this.#store.get();
    if (!backend || backend.variant === variant) return;
    const text = `This run was begun by another build of the core (${variant}; this one is ${backend.variant}). It goes on, but the last digits may differ from a run that was never interrupted.`;
    this.#notices.announce({ where: 'page', kind: 'info', topic: 'kept-run', text });
  }

  /** @template T @param {() => Promise<T>} work */
  #attempt(work) {
    return this.#notices.attempt({ where: 'page', topic: 'kept-run' }, work);
  }
}

function newId() {
  return `${Date.now()}-${Math.random().toString(36).slice(2)}`;
}
