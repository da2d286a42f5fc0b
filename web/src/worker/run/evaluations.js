/**
 * Measurements of a run on its validation and test sets, in slices: which is under way, which is due, and when each set
 * was last measured.
 *
 * @typedef {import('../protocol.js').Evaluation} Evaluation
 * @typedef {import('../protocol.js').Measured} Measured
 * @typedef {{ split: Measured, epoch: number|null, loss: number, accuracy: number, ofRestored: boolean, isLast: boolean }} EvaluationResult
 *   `ofRestored`: of restored weights, so it is no point of the run's curves; `isLast`: of the sets to be measured
 */

/**
 * Within an epoch, both sets are measured at most once a second, and so that it takes less than a twentieth of the
 * time.
 */
const share = 20;
const pauseMs = 1000;

export class Evaluations {
  #splits;
  /** The one under way. An optional one is dropped when training goes on. @type {Evaluation|null} */
  current = null;
  #took = 0;
  #last = { step: -1, at: -Infinity, took: 0 };
  /** The step at which each set was last measured. @type {Partial<Record<Measured, number>>} */
  steps = {};

  /** @param {Measured[]} splits that the run can be measured on */
  constructor(splits) {
    this.#splits = splits;
  }

  /** Begins one unless this step has been measured. @param {{ epoch: number|null, optional: boolean }} evaluation @param {number} step */
  begin(evaluation, step) {
    if (this.#splits.length > 0 && this.#last.step !== step) this.#put({ ...evaluation, left: this.#splits });
  }

  /** Begins one of restored weights, for which validation is known. */
  beginOfRestored() {
    if (this.#splits.includes('test')) this.#put({ epoch: null, optional: false, ofRestored: true, left: ['test'] });
  }

  dropOptional() {
    if (this.current?.optional) this.current = null;
  }

  isDue() {
    return !this.current && performance.now() - this.#last.at >= Math.max(pauseMs, this.#last.took * share);
  }

  /**
   * Does a slice of the one under way.
   * @param {import('../core/core-loader.js').TrainingRun} run
   * @param {number} milliseconds
   * @param {number} step of the run
   * @returns {EvaluationResult|null} null unless a set has been measured
   */
  advance(run, milliseconds, step) {
    const evaluation = /** @type {Evaluation} */ (this.current);
    const { epoch, ofRestored = false } = evaluation;
    const [split, ...left] = evaluation.left;
    const before = performance.now();
    const { finished, loss, accuracy } = run.evaluate(split, milliseconds);
    this.#took += performance.now() - before;
    if (!finished) return null;
    this.steps[split] = step;
    const isLast = left.length === 0;
    this.current = isLast ? null : { ...evaluation, left };
    if (isLast) this.#last = { step, at: performance.now(), took: this.#took };
    return { split, epoch, loss, accuracy, ofRestored, isLast };
  }

  /** @param {Evaluation} evaluation */
  #put(evaluation) {
    this.current = evaluation;
    this.#took = 0;
  }
}
