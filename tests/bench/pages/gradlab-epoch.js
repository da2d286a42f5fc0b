import { macrotask } from '../../../web/src/worker/macrotask.js';
import { unwrap } from '../../../web/src/worker/core/unwrap.js';

/**
 * Training driven as the page's worker drives it: slices of some 50 ms with a turn of the event loop in between.
 *
 * @typedef {import('../../../web/src/worker/core/core-loader.js').Core} Core
 * @typedef {import('../../../web/src/worker/core/core-loader.js').Dataset} Dataset
 * @typedef {import('../../../web/src/worker/core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {{ model: string, batch: number, lr: number, seed: number, layers?: string, gradient?: string, h?: number }} TrainingJob
 */

const sliceMs = 50;
/** More steps than a slice can make. */
const unlimitedSteps = 2 ** 31 - 1;
const noAugmentation = { shift: 0, rotation: 0, scale: 0, shear: 0, elastic: 0 };
const usualTuning = { momentum: 0.9, beta2: 0.999, alpha: 0.99, epsilon: 1e-8, warmup: 0.3, drop: 0.1, dropEvery: 0 };
const plainSteps = {
  optimizer: 'sgd',
  schedule: 'constant',
  weightDecay: 0,
  decay: 'l2',
  clip: 0,
  tuning: usualTuning,
  epochs: 1,
  validation: 0,
  patience: 0,
  augment: noAugmentation,
};

/** @param {Core} core @param {Dataset} train @param {Dataset} test @param {TrainingJob} job @returns {TrainingRun} */
export function newRun(core, train, test, { model, batch, lr, seed, layers, gradient = 'backprop', h = 0.01 }) {
  // Embind's types allow bytes for a string on the way in; out come strings.
  const preset = /** @type {{ layers: string, loss: string, init: string }} */ (unwrap(core.presetNetwork(model)));
  const network = { ...preset, layers: layers ?? preset.layers };
  return unwrap(
    core.createRun(train, test, { ...network, ...plainSteps, batch, lr, seed, gradient, h, directions: 1 }),
  );
}

/** The whole of the run. @param {TrainingRun} run @returns {Promise<number>} seconds */
export async function trainToTheEnd(run) {
  const began = performance.now();
  while (!run.advance(sliceMs, unlimitedSteps).done) await macrotask();
  return (performance.now() - began) / 1000;
}

/** @param {TrainingRun} run @returns {number} 0 … 1 */
export function testAccuracy(run) {
  for (;;) {
    const { finished, accuracy } = run.evaluate('test', sliceMs);
    if (finished) return accuracy;
  }
}

/**
 * One epoch from fresh parameters.
 * @param {Core} core
 * @param {Dataset} train
 * @param {Dataset} test
 * @param {TrainingJob} job
 */
export async function trainEpoch(core, train, test, job) {
  const run = newRun(core, train, test, job);
  try {
    const seconds = await trainToTheEnd(run);
    return { seconds, accuracy: testAccuracy(run), images: train.size() };
  } finally {
    run.delete();
  }
}
