import { measurePrice, quickly } from '../run/price.js';
import { createRun, fingerprintOf } from '../run/run-making.js';

/**
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../data/data-shelf.js').DataShelf} DataShelf
 * @typedef {import('../run/price.js').PriceSpan} PriceSpan
 * @typedef {import('../protocol.js').Price} Price
 * @typedef {import('../protocol.js').RunChoice} RunChoice
 * @typedef {import('../run/training-engine.js').TrainingEngine} TrainingEngine
 */

/** What the page asks about gradients of the worker that trains. */
export class GradientDesk {
  #core;
  #shelf;
  #engine;
  #nextTurn;

  /** @param {Core} core @param {DataShelf} shelf @param {Pick<TrainingEngine, 'lendRun'>} engine @param {() => Promise<unknown>} nextTurn */
  constructor(core, shelf, engine, nextTurn) {
    this.#core = core;
    this.#shelf = shelf;
    this.#engine = engine;
    this.#nextTurn = nextTurn;
  }

  /**
   * What a step costs with these settings, measured on a run made for the purpose, while training goes on.
   * @param {RunChoice} choice
   * @param {PriceSpan} [span]
   * @returns {Promise<Price|null>} null without training data
   */
  async measurePrice(choice, span = quickly) {
    if (!this.#shelf.get('train')) return null;
    const { run } = createRun(this.#core, this.#shelf, choice);
    // Taken while nobody waits for it: a run that is started needs it at once.
    fingerprintOf(this.#shelf, choice);
    try {
      return await measurePrice(run, span, this.#nextTurn);
    } finally {
      run.delete();
    }
  }

  /**
   * The network in training where it stands, with its next mini-batch; where none is, that of the settings before its first step.
   * @param {RunChoice} choice
   */
  gradientSubject(choice) {
    const ofRun = this.#engine.lendRun((run) => run.gradientSubject());
    if (ofRun) return { subject: ofRun, fresh: false };
    const { run } = createRun(this.#core, this.#shelf, choice);
    try {
      return { subject: run.gradientSubject(), fresh: true };
    } finally {
      run.delete();
    }
  }
}
