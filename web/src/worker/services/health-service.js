import { unwrap } from '../core/unwrap.js';

/**
 * What the Inspect panel asks of the weights of the network that answers, of its health and of what its answers hang on: of the one in
 * training once it has taken a step, before that of the one opened from a file, or of the pre-trained one.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Model} Model
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../protocol.js').RunStatus} RunStatus
 * @typedef {import('../protocol.js').HealthReport} HealthReport
 *
 * @typedef {object} Surroundings
 * @property {() => { model: Model, status: RunStatus }|null} takeModel a copy of the network in training, to be deleted; null before its first step
 * @property {() => TrainingRun|null} inTraining
 * @property {() => Model|null} reader answers where no network in training does
 * @property {() => Dataset|null} examples that health is examined on
 */

const histogramBins = 41;
/** Steps of the optimiser looked at in a second, at most. */
const updatesPerSecond = 10;
/** Of the worker's time, what looking at steps may take. A look at one costs at most as much as so many copies of the network. */
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
   * What comes in at each of `count` units of a layer, without the biases.
   * @param {number} layer
   * @param {number} first
   * @param {number} count
   */
  unitWeights(layer, first, count) {
    return this.#timed((model) => this.#core.weightsOfUnits(model, layer, first, count));
  }

  /** The layers of the network. */
  networkLayers() {
    return (
      this.#timed((model) => ({ layers: unwrap(this.#core.inferLayerShapes(String(model.layers()))).layers }))
        ?.layers ?? null
    );
  }

  /** How the layers fare on some of the training images, and what the optimiser's steps since the last question did to them. */
  health() {
    const examples = this.#surroundings.examples();
    if (!examples) return null;
    return this.#timed((model, status, copySeconds) => {
      const report = this.#core.networkHealth(model, examples, histogramBins);
      return { ...report, updates: status ? this.#updates(status, copySeconds) : [] };
    });
  }

  /**
   * How a digit's score, or its probability or activation, changes with each pixel.
   * @param {Uint8Array} pixels
   * @param {number} digit
   * @param {boolean} ofAnswer
   */
  saliency(pixels, digit, ofAnswer) {
    return this.#timed((model) => ({ ...this.#core.saliency(model, pixels, digit, ofAnswer), kind: kindOf(model) }));
  }

  /** The smallest change of an image found that changes the answer. @param {Uint8Array} pixels @param {number|null} target the digit it is to become; null for any other */
  flipDecision(pixels, target) {
    return this.#timed((model) => ({ ...this.#core.flipDecision(model, pixels, target ?? -1), kind: kindOf(model) }));
  }

  /** @param {RunStatus} status @param {number} copySeconds */
  #updates({ step, elapsedSeconds }, copySeconds) {
    const run = this.#surroundings.inTraining();
    if (!run) return [];
    const updates = run.takeUpdates();
    const affordable = Math.min(updatesPerSecond, updatesShare / (copiesAnUpdate * copySeconds));
    // A power of two, so that a little change of speed changes nothing.
    const every = 2 ** Math.max(0, Math.round(Math.log2(step / Math.max(elapsedSeconds, 0.1) / affordable)));
    run.watchUpdates(every);
    return updates;
  }

  /**
   * With the step the network stood at, and how long it kept the training waiting.
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
