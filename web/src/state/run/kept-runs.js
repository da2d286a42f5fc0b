import { controls, defaultSettings } from '../../config/hyper-parameters.js';
import { presets } from '../../config/presets.js';
import { isRefusal } from '../../worker/protocol.js';
import { latestOnly } from '../latest-only.js';
import { choiceOf, runSettingsIn, settingsOf } from './run-choice.js';
import { RunLock, runsInUse } from './run-lock.js';

/**
 * Stores the current run in the browser every few seconds, so that it can be continued on the next visit.
 *
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../../worker/protocol.js').KeptRun} KeptRun
 * @typedef {import('../../worker/protocol.js').Snapshot} Snapshot
 * @typedef {import('../reducer.js').State} State
 */

const keepEveryMs = 3000;
/** The highest average rate at which snapshots are written, so those of large networks are stored less often. */
const bytesPerMs = 1000;

export class KeptRuns {
  #store;
  #engine;
  #notices;
  #tabs;
  #onKept;
  #bringUpToDate;
  #setAside;
  #id = newId();
  /** The inputs of the run that is stored under this id. @type {State['runInputs']} */
  #runInputs = null;
  #keptAt = -Infinity;
  /** The generations that this tab has stored or read, by the run's id: it writes over no others. @type {Map<string, string[]>} */
  #known = new Map();
  #lock = new RunLock();
  /** Whether the page is in the browser's back/forward cache. */
  #away = false;
  #works = true;

  /**
   * @param {import('../data/data-choice.js').Store} store
   * @param {import('../../worker/protocol.js').Engine} engine
   * @param {import('../data/data-choice.js').Notices} notices
   * @param {{ bringUpToDate(keys: string[]): Promise<boolean>, setAside(): Promise<boolean>, tabs: import('../tab-channel.js').TabChannel, onKept(): void }} page
   *   `setAside` stores the current run and ends it; false if it cannot be stored. `onKept` is called when a run has been stored
   */
  constructor(store, engine, notices, { bringUpToDate, setAside, tabs, onKept }) {
    this.#store = store;
    this.#engine = engine;
    this.#notices = notices;
    this.#tabs = tabs;
    this.#onKept = onKept;
    this.#bringUpToDate = bringUpToDate;
    this.#setAside = setAside;
    void this.refresh();
  }

  /** Whether the browser keeps the run: its last snapshot was stored, or none was due. */
  get works() {
    return this.#works;
  }

  async refresh() {
    const runs = await this.#free();
    this.#store.dispatch({ type: 'kept-runs', runs: runs.filter(({ id }) => id !== this.#id) });
  }

  /** @returns {Promise<import('../../worker/protocol.js').KeptRunSummary[]>} the kept runs that no tab is working on */
  async #free() {
    const runs = await this.#engine.keptRuns.list().catch(() => []);
    const inUse = await runsInUse();
    return runs.filter(({ id }) => !inUse.has(id));
  }

  /** Releases the run when the browser caches or closes the page, so that another page may continue it. */
  leave() {
    this.#away = true;
    void this.#lock.release();
    this.#tabs.announce('runs');
  }

  /** Holds the run again when a cached page is shown again, unless another page has continued it meanwhile. */
  async return() {
    const isUntouched = (await this.#free()).some(
      ({ id, generation = '' }) => id === this.#id && this.#known.get(id)?.includes(generation),
    );
    if (isUntouched) this.#lock.hold(this.#id);
    else void this.#take(newId(), this.#runInputs);
    this.#away = false;
    await this.refresh();
  }

  /** Stores a snapshot that the worker has captured, if one is due. @param {Snapshot} snapshot */
  hear(snapshot) {
    const { run, runInputs } = this.#store.get();
    // The snapshot may be of a run that has ended meanwhile, or whose start has not reached the page yet.
    if (this.#away || !run || !runInputs || run.step === 0 || run.step !== snapshot.status.step) return;
    if (runInputs !== this.#runInputs) void this.#take(newId(), runInputs);
    const pause = Math.max(keepEveryMs, snapshot.bytes.length / bytesPerMs);
    const isDue = snapshot.status.phase !== 'training' || performance.now() - this.#keptAt >= pause;
    if (isDue) this.#keep(this.#record(snapshot));
  }

  /** Captures the current run and stores it. @returns {Promise<boolean>} whether it is stored, or there is none */
  async keepNow() {
    if (!this.#store.get().run?.step) return true;
    this.#keptAt = -Infinity;
    const captured = await this.#engine.run.capture().catch(() => true);
    await this.#kept;
    return captured && this.#works;
  }

  /** Moves what is stored of the current run to the earlier runs. */
  async release() {
    await this.#take(newId(), null);
    this.#tabs.announce('runs');
    await this.refresh();
  }

  /** The id under which the current run is stored. */
  get id() {
    return this.#id;
  }

  /** Returns whether a run is stored and no tab is working on it. @param {string} id */
  async isFree(id) {
    return (await this.#free()).some((run) => run.id === id);
  }

  /**
   * Continues a kept run, unless another tab does.
   * @param {string} id
   * @param {{ trains?: boolean, shown?: Partial<Settings> }} [options] `trains`: false if it stays paused; `shown`: settings
   *   of the page that stay
   */
  async continue(id, { trains = true, shown = {} } = {}) {
    // Held from the reading on: what is read must not change before it goes on here.
    const lock = new RunLock();
    if (!(await lock.tryHold(id))) {
      const text = 'Another tab is training this run. Close it there, or continue another run.';
      this.#notices.announce({ where: 'page', kind: 'warning', topic: 'kept-run', text });
    } else if (await this.#continueHeld(id, lock, trains, shown)) this.#tabs.announce('runs');
    else void lock.release();
    await this.refresh();
  }

  /**
   * @param {string} id
   * @param {RunLock} lock that holds it
   * @param {boolean} trains
   * @param {Partial<Settings>} shown
   * @returns {Promise<boolean>} whether the run is now that of this page
   */
  async #continueHeld(id, lock, trains, shown) {
    const read = await this.#attempt(() => this.#engine.keptRuns.read(id));
    if (!read || !(await this.#setAside())) return false;
    const { snapshot, curves } = read.result;
    const { threads, present } = this.#store.get().settings;
    const settings = { ...defaultSettings(), ...keptSettings(read.result), threads, present, ...shown };
    this.#store.dispatch({ type: 'settings', settings });
    await this.#bringUpToDate(Object.keys(controls));
    // The form may have been changed meanwhile; the run goes on with what it was made of.
    const restored = await this.#attempt(() => this.#engine.run.restore(choiceOf(settings), snapshot));
    if (!restored) return false;
    this.#store.dispatch({ type: 'started', status: restored.result, curves });
    void this.#take(id, this.#store.get().runInputs);
    // At once: the next snapshot would have the former lock wait for this one.
    this.#lock = lock;
    this.#known.set(id, [read.result.summary.generation ?? '']);
    this.#notices.settle('kept-run');
    this.#compareVariants(snapshot.variant);
    if (trains && restored.result.phase === 'paused') await this.#attempt(() => this.#engine.run.resume());
    return true;
  }

  /** @param {string} [id] all runs if omitted */
  async forget(id) {
    await this.#kept;
    await this.#attempt(() => this.#engine.keptRuns.forget(id));
    this.#tabs.announce('runs');
    await this.refresh();
  }

  /** Deletes what is stored of the current run. */
  async forgetCurrent() {
    if (!this.#runInputs) return;
    const id = this.#id;
    void this.#take(newId(), null);
    await this.forget(id);
  }

  /**
   * @param {string} id
   * @param {State['runInputs']} runInputs
   * @returns {Promise<unknown>} settled when other tabs see that the former run is free
   */
  #take(id, runInputs) {
    this.#id = id;
    this.#runInputs = runInputs;
    this.#keptAt = -Infinity;
    return this.#lock.release();
  }

  /** @param {Snapshot} snapshot @returns {KeptRun} */
  #record(snapshot) {
    const state = this.#store.get();
    const { preset, layers, dataset = '' } = snapshot.status.config;
    const title = layers || presets[preset]?.label || preset;
    const data = controls.dataset.options?.find(({ value }) => value === dataset)?.label ?? dataset;
    const summary = {
      id: this.#id,
      savedAt: Date.now(),
      generation: newId(),
      bytes: snapshot.bytes.length,
      title,
      data,
      status: snapshot.status,
    };
    return { summary, snapshot, curves: state.curves };
  }

  /** @type {Promise<void>} */
  #kept = Promise.resolve();

  /** @param {KeptRun} record */
  #keep(record) {
    this.#keptAt = performance.now();
    this.#lock.hold(record.summary.id);
    this.#kept = this.#write(record);
  }

  #write = latestOnly(async (/** @type {KeptRun} */ record) => {
    const failedBefore = !this.#works;
    try {
      await this.#put(record);
      this.#works = true;
    } catch (error) {
      // If the worker has crashed, the next snapshot is stored instead.
      this.#works = !isRefusal(error);
    }
    if (this.#works || failedBefore) return;
    const text =
      'This browser does not keep the run for the next visit: a private window, a strict setting or a full disk forbids it. Save the network as a file before you close the tab.';
    this.#notices.announce({ where: 'page', kind: 'info', topic: 'kept-run', text });
  });

  /**
   * Stores a record. If another tab has gone on with the same run, this tab's is stored as a run by itself.
   * @param {KeptRun} record
   */
  async #put(record) {
    const { id, generation = '' } = record.summary;
    const known = this.#known.get(id) ?? [];
    // A worker that crashes may have stored it without having answered.
    this.#known.set(id, [...known, generation]);
    if (await this.#engine.keptRuns.keep(record, known)) {
      this.#known.set(id, [generation]);
      if (known.length === 0) this.#tabs.announce('runs');
      return this.#onKept();
    }
    if (id !== this.#id) return;
    await this.#take(newId(), this.#runInputs);
    const text = 'Another tab has continued this run, too. Both are kept, this one as a separate run.';
    this.#notices.announce({ where: 'page', kind: 'info', topic: 'kept-run', text });
    this.#lock.hold(this.#id);
    await this.#put({ ...record, summary: { ...record.summary, id: this.#id } });
  }

  /** @param {string} variant of the core that captured the run */
  #compareVariants(variant) {
    const { backend } = this.#store.get();
    if (!backend || backend.variant === variant) return;
    const text = `This run was begun by another build of the core (${variant}; this one is ${backend.variant}). It continues, but the last digits may differ from a run that was never interrupted.`;
    this.#notices.announce({ where: 'page', kind: 'info', topic: 'kept-run', text });
  }

  /** @template T @param {() => Promise<T>} work */
  #attempt(work) {
    return this.#notices.attempt({ where: 'page', topic: 'kept-run' }, work);
  }
}

/**
 * Returns the settings of a kept run, from the configuration in its status. Records of former versions of the page have
 * none; they hold the form's settings at the time, of which the status knows some better.
 * @param {KeptRun} record
 */
export function keptSettings({ snapshot: { status }, settings }) {
  const { config, gradient, epochs, learningRate } = status;
  if (config) return runSettingsIn(settingsOf(config));
  const rate = settings?.schedule === 'constant' ? { lr: learningRate } : {};
  return runSettingsIn({ ...settings, gradient, epochs, ...rate });
}

function newId() {
  return `${Date.now()}-${Math.random().toString(36).slice(2)}`;
}
