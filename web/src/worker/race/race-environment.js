import { loadFirst } from '../core/core-loader.js';
import { detectFeatures, variantsFor } from '../core/core-variants.js';
import { createRunOn } from '../run/run-factory.js';
import { unwrap } from '../core/unwrap.js';

/**
 * What every lane needs: the worker's own instance of the core with the data sets.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../protocol.js').RunChoice} RunChoice
 * @typedef {import('../protocol.js').RunData} RunData
 * @typedef {import('./lane-protocol.js').LaneMeasurement} LaneMeasurement
 */

/** One thread for every lane, so that none gets more of the processor than another. */
const threads = 1;

export class RaceEnvironment {
  /** @type {Core} */
  core;
  #train;
  #test;

  /** @param {Core} core @param {RunData} data */
  constructor(core, { train, test }) {
    const dataset = (/** @type {import('../protocol.js').Examples} */ { pixels, labels }) =>
      /** @type {Dataset} */ (unwrap(core.datasetFromBytes(pixels, labels)));
    this.core = core;
    this.#train = dataset(train);
    this.#test = test && dataset(test);
  }

  /** @param {import('./lane-protocol.js').WorkerData} workerData */
  static async open({ core: folder, data, megabytes }) {
    const { core } = await loadFirst(folder, variantsFor(detectFeatures(), threads, megabytes));
    return new RaceEnvironment(core, data);
  }

  /** Creates a run without early stopping, since all lanes of a race make the same steps. @param {RunChoice} choice */
  createRun(choice) {
    return createRunOn(this.core, { train: this.#train, test: this.#test }, { ...choice, patience: 0 }).run;
  }

  /** @param {TrainingRun} run @returns {LaneMeasurement|null} */
  measure(run) {
    if (!this.#test) return null;
    const { loss, accuracy } = run.evaluate('test', Infinity);
    return { loss, accuracy };
  }
}

/** Measures the validation set after an epoch, which the core requires before it goes on. @param {TrainingRun} run */
export function completeValidation(run) {
  if (run.position().awaitsValidation) run.evaluate('validation', Infinity);
}

/** @param {TrainingRun} run */
export function factsOf(run) {
  const { epochs, stepsPerEpoch } = run.position();
  return { steps: epochs * stepsPerEpoch, stepsPerEpoch };
}
