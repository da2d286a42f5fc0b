import { unwrap } from '../core/unwrap.js';

/**
 * Answers the Inspect panel's queries about the active network: its weights, its health, and how its answers depend on
 * the pixels.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Model} Model
 * @typedef {import('../data/dataset-registry.js').DatasetRegistry} DatasetRegistry
 * @typedef {import('../network/active-network.js').ActiveModel} ActiveModel
 * @typedef {import('../network/active-network.js').ActiveNetworks} ActiveNetworks
 * @typedef {import('../protocol.js').Asked} Asked
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
  #networks;
  #registry;

  /** @param {Core} core @param {ActiveNetworks} networks @param {Pick<DatasetRegistry, 'get'>} registry */
  constructor(core, networks, registry) {
    this.#core = core;
    this.#networks = networks;
    this.#registry = registry;
  }

  /**
   * Returns the incoming weights of `count` units of a layer, without the biases.
   * @param {number} layer
   * @param {number} first
   * @param {number} count
   */
  unitWeights(layer, first, count) {
    return this.#timed(({ model }) => unwrap(this.#core.weightsOfUnits(model, layer, first, count)));
  }

  networkLayers() {
    return (
      this.#timed(({ model }) => ({ layers: unwrap(this.#core.inferLayerShapes(String(model.layers()))).layers }))
        ?.layers ?? null
    );
  }

  /** Returns statistics of the layers on some training images, and of the optimiser's updates since the last query. */
  report() {
    const examples = this.#registry.get('train');
    if (!examples) return null;
    return this.#timed((active) => {
      const report = unwrap(this.#core.networkHealth(active.model, examples, histogramBins));
      return { ...report, updates: this.#updates(active) };
    });
  }

  /**
   * Returns the saliency: the gradient of a digit's score, or of its output, with respect to each pixel.
   * @param {Uint8Array} pixels
   * @param {number} digit
   * @param {boolean} ofAnswer
   */
  saliency(pixels, digit, ofAnswer) {
    return this.#timed(({ model, kind }) => ({
      ...unwrap(this.#core.saliency(model, pixels, digit, ofAnswer)),
      kind,
    }));
  }

  /**
   * Searches for the smallest change of an image that changes the answer.
   * @param {Uint8Array} pixels
   * @param {number|null} target the new answer; null for any other digit
   */
  flipDecision(pixels, target) {
    return this.#timed(({ model, kind }) => ({
      ...unwrap(this.#core.flipDecision(model, pixels, target ?? -1)),
      kind,
    }));
  }

  /** @param {ActiveModel} active of the network in training */
  #updates({ status, copySeconds }) {
    const run = this.#networks.current?.network;
    if (!status || !run || !('takeUpdates' in run)) return [];
    const updates = run.takeUpdates();
    const { step, elapsedSeconds } = status;
    const affordable = Math.min(updatesPerSecond, updatesShare / (copiesAnUpdate * copySeconds));
    // A power of two, so that small changes of speed do not change it.
    const every = 2 ** Math.max(0, Math.round(Math.log2(step / Math.max(elapsedSeconds, 0.1) / affordable)));
    unwrap(run.watchUpdates(every));
    return updates;
  }

  /**
   * Adds to an answer which network gave it, and for how long the query interrupted training.
   * @template T
   * @param {(active: ActiveModel) => T} ask
   * @returns {T & Asked|null} null without a network
   */
  #timed(ask) {
    const began = performance.now();
    const found = this.#networks.withModel((active) => ({ ...ask(active), source: active.source, step: active.step }));
    return found && { ...found, milliseconds: performance.now() - began };
  }
}
