import { unwrap } from '../core/unwrap.js';

/**
 * Answers the Inspect panel's queries about the active network: its weights, its health, and how its answers depend on
 * the pixels. The active network is the one in training once it has taken a step; before that, the one opened from a
 * file or the pre-trained one.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Model} Model
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../protocol.js').RunStatus} RunStatus
 * @typedef {import('../protocol.js').HealthReport} HealthReport
 *
 * @typedef {object} Surroundings
 * @property {() => { model: Model, status: RunStatus }|null} takeModel returns a copy of the network in training, which
 *   the caller deletes; null before its first step
 * @property {() => TrainingRun|null} inTraining
 * @property {() => Model|null} reader returns the active network if none is in training
 * @property {() => Dataset|null} examples returns the images that health is examined on
 */

const histogramBins = 41;
/** The most steps of the optimiser that are examined per second. */
const updatesPerSecond = 10;
/**
 * The share of the worker's time for this. Examining a step takes at most as long as `copiesAnUpdate` network copies.
 */
const updatesShare = 0.01;
const copiesAnUpdate = 10;

export class HealthService {
  #core;
  #surroundings;

  /** @param {Core} core @param {Surroundings} surroundings */
  constructor(core, surroundings) {
    this.#core = core;
    this.#surroundings = surroundings;
  }

  /**
   * Returns the incoming weights of `count` units of a layer, without the biases.
   * @param {number} layer
   * @param {number} first
   * @param {number} count
   */
  unitWeights(layer, first, count) {
    return this.#timed((model) => unwrap(this.#core.weightsOfUnits(model, layer, first, count)));
  }

  networkLayers() {
    return (
      this.#timed((model) => ({ layers: unwrap(this.#core.inferLayerShapes(String(model.layers()))).layers }))
        ?.layers ?? null
    );
  }

  /** Returns statistics of the layers on some training images, and of the optimiser's updates since the last query. */
  health() {
    const examples = this.#surroundings.examples();
    if (!examples) return null;
    return this.#timed((model, status, copySeconds) => {
      const report = unwrap(this.#core.networkHealth(model, examples, histogramBins));
      return { ...report, updates: status ? this.#updates(status, copySeconds) : [] };
    });
  }

  /**
   * Returns the saliency: the gradient of a digit's score, or of its output, with respect to each pixel.
   * @param {Uint8Array} pixels
   * @param {number} digit
   * @param {boolean} ofAnswer
   */
  saliency(pixels, digit, ofAnswer) {
    return this.#timed((model) => ({
      ...unwrap(this.#core.saliency(model, pixels, digit, ofAnswer)),
      kind: kindOf(model),
    }));
  }

  /**
   * Searches for the smallest change of an image that changes the answer.
   * @param {Uint8Array} pixels
   * @param {number|null} target the new answer; null for any other digit
   */
  flipDecision(pixels, target) {
    return this.#timed((model) => ({
      ...unwrap(this.#core.flipDecision(model, pixels, target ?? -1)),
      kind: kindOf(model),
    }));
  }

  /** @param {RunStatus} status @param {number} copySeconds */
  #updates({ step, elapsedSeconds }, copySeconds) {
    const run = this.#surroundings.inTraining();
    if (!run) return [];
    const updates = run.takeUpdates();
    const affordable = Math.min(updatesPerSecond, updatesShare / (copiesAnUpdate * copySeconds));
    // A power of two, so that small changes of speed do not change it.
    const every = 2 ** Math.max(0, Math.round(Math.log2(step / Math.max(elapsedSeconds, 0.1) / affordable)));
    unwrap(run.watchUpdates(every));
    return updates;
  }

  /**
   * Adds to an answer the step of the network and for how long the query interrupted training.
   * @template T
   * @param {(model: Model, status: RunStatus|null, copySeconds: number) => T} ask
   * @returns {T & { step: number|null, milliseconds: number }|null} null without a network
   */
  #timed(ask) {
    const began = performance.now();
    const trained = this.#surroundings.takeModel();
    const model = trained?.model ?? this.#surroundings.reader();
    if (!model) return null;
    const copySeconds = (performance.now() - began) / 1000;
    try {
      return {
        ...ask(model, trained?.status ?? null, copySeconds),
        step: trained?.status.step ?? null,
        milliseconds: performance.now() - began,
      };
    } finally {
      trained?.model.delete();
    }
  }
}

/** @param {Model} model */
function kindOf(model) {
  return /** @type {import('../protocol.js').Prediction['kind']} */ (model.outputKind());
}
