import { unwrap } from '../core/unwrap.js';

/**
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../run/live-run.js').LiveRun} LiveRun
 * @typedef {import('../protocol.js').Prediction} Prediction
 */

const everyMs = 500;

/**
 * Holds the drawing and predicts its digit: with the network in training or, before its first step, with the one opened
 * from a file, or else with the pre-trained one.
 */
export class DrawingPredictor {
  #core;
  #models;
  /** 784 pixels. @type {Uint8Array|null} */
  #frame = null;
  #predictedAt = -Infinity;

  /** @param {Core} core @param {Pick<import('../models/model-service.js').ModelService, 'reader'>|null} models */
  constructor(core, models) {
    this.#core = core;
    this.#models = models;
  }

  /** @param {Uint8Array} ink 0 paper … 255 ink @param {number} width @param {number} height */
  draw(ink, width, height) {
    this.#frame = unwrap(this.#core.frameDrawing(ink, width, height));
  }

  clear() {
    this.#frame = null;
  }

  /** Returns whether the last prediction is old enough to be renewed. */
  isDue() {
    return this.#frame !== null && performance.now() - this.#predictedAt >= everyMs;
  }

  /** @param {LiveRun|null} live @returns {Prediction|null} null for an empty pad */
  prediction(live) {
    if (!this.#frame) return null;
    this.#predictedAt = performance.now();
    const network = live?.network ?? this.#models?.reader ?? null;
    const outputs = network && Array.from(network.predict(this.#frame));
    const kind = /** @type {Prediction['kind']} */ (network?.outputKind() ?? 'activation');
    const readable = outputs?.every(Number.isFinite) ? outputs : null;
    return { digit: readable && readable.indexOf(Math.max(...readable)), outputs: readable, kind, frame: this.#frame };
  }
}
