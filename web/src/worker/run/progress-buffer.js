/**
 * Collects what a run has measured since its last progress report.
 *
 * @typedef {import('../protocol.js').EpochResult} EpochResult
 * @typedef {import('../protocol.js').MeasuredResult} MeasuredResult
 */
export class ProgressBuffer {
  #firstStep;
  /** @type {Float32Array[]} */
  #losses = [];
  /** @type {Float32Array[]} */
  #accuracies = [];
  /** @type {EpochResult[]} */
  epochs = [];
  /** @type {MeasuredResult[]} */
  validations = [];
  /** @type {MeasuredResult[]} */
  tests = [];

  /** @param {number} firstStep updates made before the first measurement */
  constructor(firstStep) {
    this.#firstStep = firstStep;
  }

  /** @param {{ losses: Float32Array, accuracies: Float32Array }} slice */
  addSteps({ losses, accuracies }) {
    this.#losses.push(losses);
    this.#accuracies.push(accuracies);
  }

  report() {
    return {
      firstStep: this.#firstStep,
      losses: joined(this.#losses),
      accuracies: joined(this.#accuracies),
      epochs: this.epochs,
      validations: this.validations,
      tests: this.tests,
    };
  }
}

/** @param {Float32Array[]} parts */
function joined(parts) {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
