import { DrawingPredictor } from '../draw/drawing-predictor.js';
import { LiveRun } from './live-run.js';
import { macrotask } from '../macrotask.js';
import { isRefusal, messageOf, refuse, reportEveryMs } from '../protocol.js';
import { createRun, fingerprintOf, specOf } from './run-factory.js';
import { unwrap } from '../core/unwrap.js';

/**
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../data/dataset-registry.js').DatasetRegistry} DatasetRegistry
 * @typedef {import('../models/model-service.js').ModelService} ModelService
 * @typedef {import('../protocol.js').NetworkChoice} NetworkChoice
 * @typedef {import('../protocol.js').NetworkDescription} NetworkDescription
 * @typedef {import('../protocol.js').Prediction} Prediction
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
export class TrainingEngine {
  #core;
  #emit;
  #nextTurn;
  #shelf;
  #models;
  /** @type {LiveRun|null} */
  #live = null;
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
  #drawing;

  /**
   * @param {Core} core
   * @param {DatasetRegistry} registry
   * @param {(event: WorkerEvent) => void} emit
   * @param {() => Promise<unknown>} [nextTurn] lets the event loop run between two slices
   * @param {Pick<ModelService, 'opened'|'reader'|'calibrated'|'digitness'>|null} [models] networks opened from files
   */
  constructor(core, registry, emit, nextTurn = macrotask, models = null) {
    this.#core = core;
    this.#shelf = registry;
    this.#emit = emit;
    this.#nextTurn = nextTurn;
    this.#models = models;
    this.#drawing = new DrawingPredictor(core, models);
  }

  /** @param {NetworkChoice} choice @returns {NetworkDescription} */
  describe(choice) {
    const spec = specOf(this.#core, choice);
    const { layers: layersText, loss, init } = spec;
    const { layers: presetLayers } = specOf(this.#core, { ...choice, layers: '' });
    return { ...unwrap(this.#core.describeNetwork(spec)), layersText, presetLayers, loss, init };
  }

  /**
   * Infers the shapes of a network that is being edited, up to its first invalid layer.
   * @param {string} layers
   * @returns {import('../protocol.js').NetworkShapes}
   */
  survey(layers) {
    return unwrap(this.#core.inferLayerShapes(layers));
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
    const opened = fromModel ? this.#models?.opened : null;
    const live = this.#createLive(choice, (run) => opened && unwrap(run.beginFrom(opened)));
    this.reset();
    this.#live = live;
    this.#snapshot();
    live.train(steps);
    void this.#keepWorking();
    return live.status;
  }

  pause() {
    this.#tell((live) => live.pause());
    this.#snapshot();
  }

  resume() {
    this.#tell((live) => live.train(Infinity));
  }

  /** Makes one step of the optimiser and pauses the run after it. */
  step() {
    this.#tell((live) => live.train(1));
  }

  reset() {
    this.#live?.delete();
    this.#live = null;
  }

  /** Changes the live run's configuration. @param {Partial<RunChoice>} changes */
  change(changes) {
    this.#tell((live) => live.change(changes));
  }

  /** Replaces the last weights by those of the best epoch. */
  restoreBest() {
    this.#tell((live) => live.restoreBest());
    this.#snapshot();
  }

  /**
   * Restores a run from a snapshot, paused.
   * @param {RunChoice} choice
   * @param {Snapshot} snapshot
   * @returns {RunStatus}
   */
  restore(choice, snapshot) {
    if (snapshot.data !== fingerprintOf(this.#shelf, choice)) {
      throw refuse(
        'The images are no longer those this run was learning from: other files, rows or digits of your own. Load the same data again, then continue the run.',
      );
    }
    const live = this.#createLive(choice);
    live.restore(snapshot);
    this.reset();
    this.#live = live;
    void this.#keepWorking();
    return live.status;
  }

  /** Returns a copy of the network in training, as it is now; null before its first step. */
  takeModel() {
    return this.#live?.takeModel() ?? null;
  }

  /**
   * Calls `look` with the run, which it must not change.
   * @template T
   * @param {(run: TrainingRun) => T} look
   * @returns {T|null} null if there is no run
   */
  lendRun(look) {
    return this.#live?.lend(look) ?? null;
  }

  /** The network in training, for queries; null before its first step. */
  get network() {
    return this.#live?.network ?? null;
  }

  /** Takes a snapshot at once. @returns {boolean} whether there was memory for it */
  capture() {
    if (this.#live) this.#report(this.#live);
    return this.#snapshot();
  }

  /** Returns the step at which the run was last measured on a set. @param {import('../protocol.js').Measured} split */
  measuredAt(split) {
    return this.#live?.measuredAt[split] ?? null;
  }

  /**
   * @param {Uint8Array} ink 0 paper … 255 ink
   * @param {number} width
   * @param {number} height
   * @param {Uint8Array[]} [parts] the ink of each digit, if there are several next to each other
   * @returns {Prediction|null} null for an empty pad
   */
  draw(ink, width, height, parts) {
    this.#drawing.draw(ink, width, height, parts);
    return this.#drawing.prediction(this.#live);
  }

  clearDrawing() {
    this.#drawing.clear();
  }

  /** Sets the interval between progress reports; it is long while the page is hidden. @param {number} milliseconds */
  setReportInterval(milliseconds) {
    this.#reportEveryMs = milliseconds;
  }

  /** @param {RunChoice} choice @param {(run: TrainingRun) => void} [prepare] */
  #createLive(choice, prepare) {
    const { run, measured } = createRun(this.#core, this.#shelf, choice);
    prepare?.(run);
    return new LiveRun(run, choice, { measured, data: fingerprintOf(this.#shelf, choice) });
  }

  /** @param {(live: LiveRun) => void} message */
  #tell(message) {
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
      while (this.#workSlice()) await this.#nextTurn();
    } catch (error) {
      this.#emit({ event: 'crash', message: messageOf(error) });
    } finally {
      this.#looping = false;
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
    // When training stops, the drawing is predicted once more, since nothing would update the prediction later.
    if (live.status.phase !== 'training' || this.#drawing.isDue()) this.#tellPrediction();
  }

  #tellPrediction() {
    const prediction = this.#drawing.prediction(this.#live);
    if (prediction) this.#emit({ event: 'prediction', prediction });
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
