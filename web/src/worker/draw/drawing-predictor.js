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
  /** The frames of its digits, if there are several. @type {Uint8Array[]} */
  #parts = [];
  #predictedAt = -Infinity;

  /** @param {Core} core @param {Pick<import('../models/model-service.js').ModelService, 'reader'|'calibrated'|'digitness'>|null} models */
  constructor(core, models) {
    this.#core = core;
    this.#models = models;
  }

  /** @param {Uint8Array} ink 0 paper … 255 ink @param {number} width @param {number} height @param {Uint8Array[]} [parts] */
  draw(ink, width, height, parts = []) {
    const framed = (/** @type {Uint8Array} */ each) => unwrap(this.#core.frameDrawing(each, width, height));
    this.#frame = framed(ink);
    this.#parts = parts.flatMap((part) => framed(part) ?? []);
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
    const kind = /** @type {Prediction['kind']} */ (network?.outputKind() ?? 'activation');
    const read = (/** @type {Uint8Array} */ frame) => {
      const outputs = network && Array.from(unwrap(network.predict(frame)));
      return outputs?.every(Number.isFinite) ? (this.#models?.calibrated(network, outputs) ?? outputs) : null;
    };
    const outputs = read(this.#frame);
    return {
      digit: largest(outputs),
      outputs,
      kind,
      frame: this.#frame,
      digitness: this.#models?.digitness(this.#frame) ?? null,
      parts: this.#parts.map((part) => largest(read(part))),
    };
  }
}

/** Returns the place of the largest output. @param {number[]|null} outputs */
const largest = (outputs) => outputs && outputs.indexOf(Math.max(...outputs));
