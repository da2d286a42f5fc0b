import { unwrap } from '../core/unwrap.js';

/**
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../models/model-registry.js').ModelRegistry} ModelRegistry
 * @typedef {import('../network/active-network.js').ActiveNetworks} ActiveNetworks
 * @typedef {import('../protocol.js').Prediction} Prediction
 */

const everyMs = 500;

/** Holds the drawing and predicts its digit. */
export class DrawService {
  #core;
  #networks;
  #models;
  /** 784 pixels. @type {Uint8Array|null} */
  #frame = null;
  /** The frames of its digits, if there are several. @type {Uint8Array[]} */
  #parts = [];
  #predictedAt = -Infinity;

  /** @param {Core} core @param {ActiveNetworks} networks @param {Pick<ModelRegistry, 'softened'|'digitness'>} models */
  constructor(core, networks, models) {
    this.#core = core;
    this.#networks = networks;
    this.#models = models;
  }

  /**
   * @param {Uint8Array} ink 0 paper … 255 ink
   * @param {number} width
   * @param {number} height
   * @param {Uint8Array[]} [parts] the ink of each digit, if there are several next to each other
   * @returns {Prediction|null} null for an empty pad
   */
  predict(ink, width, height, parts = []) {
    const framed = (/** @type {Uint8Array} */ each) => unwrap(this.#core.frameDrawing(each, width, height));
    this.#frame = framed(ink);
    this.#parts = parts.flatMap((part) => framed(part) ?? []);
    return this.#prediction();
  }

  clear() {
    this.#frame = null;
  }

  /**
   * Predicts the drawing again with a network that has learned since.
   * @param {boolean} isLast whether it learns no more for now, so that nothing would renew the prediction later
   * @returns {Prediction|null} null for an empty pad, or if the last prediction is recent enough
   */
  renewed(isLast) {
    return isLast || performance.now() - this.#predictedAt >= everyMs ? this.#prediction() : null;
  }

  /** @returns {Prediction|null} */
  #prediction() {
    if (!this.#frame) return null;
    this.#predictedAt = performance.now();
    const active = this.#networks.current;
    const read = (/** @type {Uint8Array} */ frame) => {
      const outputs = active && Array.from(unwrap(active.network.predict(frame)));
      if (!outputs?.every(Number.isFinite)) return null;
      return active?.source === 'pretrained' ? this.#models.softened(outputs) : outputs;
    };
    const outputs = read(this.#frame);
    return {
      digit: largest(outputs),
      outputs,
      kind: active?.kind ?? 'activation',
      source: active?.source ?? null,
      frame: this.#frame,
      digitness: this.#models.digitness(this.#frame),
      parts: this.#parts.map((part) => largest(read(part))),
    };
  }
}

/** Returns the place of the largest output. @param {number[]|null} outputs */
const largest = (outputs) => outputs && outputs.indexOf(Math.max(...outputs));
