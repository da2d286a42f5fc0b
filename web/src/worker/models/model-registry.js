import { unwrap } from '../core/unwrap.js';

/**
 * Holds the networks that are not in training: the one opened from a file and those that come with the page.
 *
 * @typedef {import('../core/core-loader.js').Model} Model
 * @typedef {import('./model-file.js').ModelFacts} ModelFacts
 * @typedef {{ model: Model, temperature: number, detector: Model|null }} Pretrained `temperature`: softens its outputs,
 *   and was chosen on held-out writers; `detector`: the network that tells digits from other drawings
 */

export class ModelRegistry {
  /** @type {{ model: Model, facts: ModelFacts }|null} */
  #opened = null;
  /** @type {Pretrained|null} */
  #pretrained = null;

  /** The network opened from a file. */
  get opened() {
    return this.#opened;
  }

  /** The network that comes with the page. */
  get pretrained() {
    return this.#pretrained?.model ?? null;
  }

  /** @param {{ model: Model, facts: ModelFacts }|null} opened null to close it */
  putOpened(opened) {
    this.#opened?.model.delete();
    this.#opened = opened;
  }

  /** @param {Pretrained} pretrained */
  putPretrained(pretrained) {
    this.#pretrained?.model.delete();
    this.#pretrained?.detector?.delete();
    this.#pretrained = pretrained;
  }

  /**
   * Softens the pre-trained network's probabilities by its temperature (Guo et al. 2017, "On Calibration of Modern Neural
   * Networks").
   * @param {number[]} outputs
   */
  softened(outputs) {
    const powers = outputs.map((output) => output ** (1 / (this.#pretrained?.temperature ?? 1)));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  }

  /** Returns the probability that a drawing is a digit; null if it is unknown. @param {Uint8Array} frame */
  digitness(frame) {
    const detector = this.#pretrained?.detector;
    return detector ? unwrap(detector.predict(frame))[0] : null;
  }
}
