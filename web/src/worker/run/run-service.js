import { LiveRun } from './live-run.js';
import { macrotask } from '../macrotask.js';
import { isRefusal, messageOf, refuse, reportEveryMs } from '../protocol.js';
import { createRun, fingerprintOf } from './run-factory.js';
import { deleteOnError } from '../core/delete-on-error.js';
import { longestPart } from './work-sign.js';
import { unwrap } from '../core/unwrap.js';

/**
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../data/dataset-registry.js').DatasetRegistry} DatasetRegistry
 * @typedef {import('../models/model-registry.js').ModelRegistry} ModelRegistry
 * @typedef {import('../network/active-network.js').ActiveNetworks} ActiveNetworks
 * @typedef {import('../protocol.js').RunChoice} RunChoice
 * @typedef {import('../protocol.js').RunStatus} RunStatus
 * @typedef {import('../protocol.js').Snapshot} Snapshot
 * @typedef {import('../protocol.js').WorkerEvent} WorkerEvent
 */

const snapshotEveryMs = 2000;
/** Epochs of a small network take milliseconds, so snapshots at their ends are at least this far apart. */
const snapshotAtEpochEndMs = 250;
/** A run is kept soon after its first step: the snapshot of its start is of no use to a later visit. */
const firstSnapshotMs = 250;

/** Owns the run and works on it in slices, with turns of the event loop in between. */
export class RunService {
  #core;
  #emit;
  #sign;
  #nextTurn;
  #registry;
  #models;
  #networks;
  #onReport;
  #looping = false;
  #reportEveryMs = reportEveryMs;
  #reportedAt = -Infinity;
  #snapshotAt = -Infinity;
  /** The step of the last snapshot. */
  #snapshotStep = 0;
  /** Whether an epoch has ended since the last snapshot. */
  #epochEnded = false;
  /** The last run whose snapshot was refused. @type {LiveRun|null} */
  #notCaptured = null;

  /**
   * @param {Core} core
   * @param {object} parts
   * @param {DatasetRegistry} parts.registry
   * @param {Pick<ModelRegistry, 'opened'>} parts.models
   * @param {ActiveNetworks} parts.networks receives the run that this service creates
   * @param {(event: WorkerEvent) => void} parts.emit
   * @param {import('./work-sign.js').WorkSign} parts.sign
   * @param {() => Promise<unknown>} [parts.nextTurn] lets the event loop run between two slices
   * @param {(trains: boolean) => void} [parts.onReport] called after each progress report
   */
  constructor(core, { registry, models, networks, emit, sign, nextTurn = macrotask, onReport = () => {} }) {
    this.#core = core;
    this.#registry = registry;
    this.#models = models;
    this.#networks = networks;
    this.#emit = emit;
    this.#sign = sign;
    this.#nextTurn = nextTurn;
    this.#onReport = onReport;
  }

  /**
   * Returns the factors of the learning rate under a schedule, at points spread evenly over a run.
   * @param {string} schedule
   * @param {import('../protocol.js').Tuning} tuning
   * @param {number} epochs
   * @param {number} points
   */
  scheduleCurve(schedule, tuning, epochs, points) {
    return unwrap(this.#core.scheduleCurve(schedule, tuning, epochs, points));
  }

  /**
   * Starts a new run, which trains at once.
   * @param {RunChoice} choice
   * @param {number} [steps]
   * @param {boolean} [fromModel] whether it starts from the weights of the opened network instead of random ones
   * @returns {RunStatus}
   */
  start(choice, steps = Infinity, fromModel = false) {
    const opened = fromModel ? this.#models.opened?.model : null;
    const live = this.#createLive(choice, (run) => opened && unwrap(run.beginFrom(opened)));
    this.reset();
    this.#networks.run = live;
    this.#snapshot();
    live.train(steps);
    void this.#keepWorking();
    return live.status;
  }

  pause() {
    this.#command((live) => live.pause());
    this.#snapshot();
  }

  resume() {
    this.#command((live) => live.train(Infinity));
  }

  /** Makes one step of the optimiser and pauses the run after it. */
  step() {
    this.#command((live) => live.train(1));
  }

  reset() {
    this.#live?.delete();
    this.#networks.run = null;
  }

  /** Changes the live run's configuration. @param {Partial<RunChoice>} changes */
  change(changes) {
    this.#command((live) => live.change(changes));
  }

  /** Replaces the last weights by those of the best epoch. */
  restoreBest() {
    this.#command((live) => live.restoreBest());
    this.#snapshot();
  }

  /**
   * Restores a run from a snapshot, paused.
   * @param {RunChoice} choice
   * @param {Snapshot} snapshot
   * @returns {RunStatus}
   */
  restore(choice, snapshot) {
    if (snapshot.data !== fingerprintOf(this.#registry, choice)) {
      throw refuse(
        'The images are no longer those this run was learning from: other files, rows or digits of your own. Load the same data again, then continue the run.',
      );
    }
    const live = this.#createLive(choice);
    deleteOnError(live, () => live.restore(snapshot));
    this.reset();
    this.#networks.run = live;
    void this.#keepWorking();
    return live.status;
  }

  /** Takes a snapshot at once. @returns {boolean} whether there was memory for it */
  capture() {
    if (this.#live) this.#report(this.#live);
    return this.#snapshot();
  }

  /** Sets the interval between progress reports; it is long while the page is hidden. @param {number} milliseconds */
  setReportInterval(milliseconds) {
    this.#reportEveryMs = milliseconds;
  }

  get #live() {
    return this.#networks.run;
  }

  /** @param {RunChoice} choice @param {(run: TrainingRun) => void} [prepare] */
  #createLive(choice, prepare) {
    const { run, measured } = createRun(this.#core, this.#registry, choice);
    return deleteOnError(run, () => {
      prepare?.(run);
      return new LiveRun(run, choice, { measured, data: fingerprintOf(this.#registry, choice) });
    });
  }

  /** @param {(live: LiveRun) => void} message */
  #command(message) {
    if (!this.#live) return;
    message(this.#live);
    this.#report(this.#live);
    void this.#keepWorking();
  }

  async #keepWorking() {
    if (this.#looping) return;
    this.#looping = true;
    try {
      await this.#nextTurn();
      while (await this.#workOn(this.#live)) await this.#nextTurn();
    } catch (error) {
      this.#emit({ event: 'crash', message: messageOf(error) });
    } finally {
      this.#looping = false;
    }
  }

  /**
   * Works on a run until it is paused, done or replaced.
   * @param {LiveRun|null} live
   * @returns {Promise<boolean>} whether there is more to do
   */
  async #workOn(live) {
    if (!live) return false;
    const end = await this.#sign.begin(longestPart(live.cost()));
    try {
      while (this.#live === live && this.#workSlice()) await this.#nextTurn();
      return this.#live !== live;
    } finally {
      end();
    }
  }

  /** @returns {boolean} whether there is more to do */
  #workSlice() {
    const live = this.#live;
    if (!live) return false;
    const before = live.status;
    const worked = live.work();
    if (!worked) return false;
    const after = live.status;
    const turned = after.phase !== before.phase;
    this.#epochEnded ||= after.epoch !== before.epoch;
    if (turned || this.#isPast(this.#reportedAt, this.#reportEveryMs) || after.phase !== 'training') {
      this.#report(live);
      // A snapshot follows a report, so that the page shows the same state of the run as the snapshot contains.
      if (turned || this.#snapshotIsDue(live)) this.#snapshot();
    }
    if (turned && live.divergence) this.#emit({ event: 'diverged', message: live.divergence });
    return true;
  }

  /** @param {LiveRun} live */
  #snapshotIsDue(live) {
    const isFirst = this.#snapshotStep === 0 && live.status.step > 0;
    const apart = isFirst ? firstSnapshotMs : this.#epochEnded ? snapshotAtEpochEndMs : snapshotEveryMs;
    return this.#isPast(this.#snapshotAt, apart);
  }

  /** @param {number} moment @param {number} milliseconds */
  #isPast(moment, milliseconds) {
    return performance.now() - moment >= milliseconds;
  }

  /** @param {LiveRun} live */
  #report(live) {
    this.#reportedAt = performance.now();
    this.#emit({ event: 'progress', progress: live.takeProgress() });
    this.#onReport(live.status.phase === 'training');
  }

  /** A run that there is no memory to capture goes on; this is reported once. */
  #snapshot() {
    const live = this.#live;
    if (!live) return true;
    this.#snapshotAt = performance.now();
    this.#snapshotStep = live.status.step;
    this.#epochEnded = false;
    try {
      this.#emit({ event: 'snapshot', snapshot: { ...live.capture(), variant: String(this.#core.variant()) } });
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (this.#notCaptured !== live) this.#emit({ event: 'not-captured', message: messageOf(error) });
      this.#notCaptured = live;
      return false;
    }
  }
}
