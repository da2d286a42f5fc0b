import { extended, truncated } from './curves.js';

/**
 * What a run reports, as curves.
 *
 * @typedef {import('../worker/protocol.js').MeasuredResult} MeasuredResult
 * @typedef {import('../worker/protocol.js').Progress} Progress
 * @typedef {import('./curves.js').Curve} Curve
 * @typedef {import('./curves.js').Curves} Curves
 */

/** @param {Curves} curves @param {Progress} progress @returns {Curves} */
export function withProgress({ byStep, byEpoch }, { firstStep, losses, accuracies, epochs, validations, tests }) {
  const ofStep = (/** @type {Float32Array} */ values) => Array.from(values, (y, i) => ({ x: firstStep + i, y }));
  return {
    byStep: {
      trainLoss: extended(byStep.trainLoss, ofStep(losses)),
      trainAccuracy: extended(byStep.trainAccuracy, ofStep(accuracies)),
      validationLoss: extended(byStep.validationLoss, onSteps(validations, 'loss')),
      validationAccuracy: extended(byStep.validationAccuracy, onSteps(validations, 'accuracy')),
      testLoss: extended(byStep.testLoss, onSteps(tests, 'loss')),
      testAccuracy: extended(byStep.testAccuracy, onSteps(tests, 'accuracy')),
    },
    byEpoch: {
      trainLoss: extended(byEpoch.trainLoss, epochs.map(({ epoch, loss }) => ({ x: epoch, y: loss }))),
      trainAccuracy: extended(byEpoch.trainAccuracy, epochs.map(({ epoch, accuracy }) => ({ x: epoch, y: accuracy }))),
      validationLoss: extended(byEpoch.validationLoss, onEpochs(validations, 'loss')),
      validationAccuracy: extended(byEpoch.validationAccuracy, onEpochs(validations, 'accuracy')),
      testLoss: extended(byEpoch.testLoss, onEpochs(tests, 'loss')),
      testAccuracy: extended(byEpoch.testAccuracy, onEpochs(tests, 'accuracy')),
    },
  };
}

/** @param {MeasuredResult[]} results @param {'loss'|'accuracy'} what */
function onSteps(results, what) {
  return results.map((result) => ({ x: result.step, y: result[what] }));
}

/** @param {MeasuredResult[]} results of which some were measured at an epoch's end @param {'loss'|'accuracy'} what */
function onEpochs(results, what) {
  return results.flatMap((result) => (result.epoch === null ? [] : [{ x: result.epoch, y: result[what] }]));
}

/**
 * The curves without what lies after a restored step. A mini-batch is measured before its update, so its abscissa stays below the step;
 * validation and test set are measured after, and may lie on it.
 * @param {Curves} curves
 * @param {{ step: number, epoch: number }} place
 * @returns {Curves}
 */
export function takenBackTo({ byStep, byEpoch }, { step, epoch }) {
  const before = (/** @type {Curve} */ curve) => truncated(curve, (x) => x < step);
  const upToStep = (/** @type {Curve} */ curve) => truncated(curve, (x) => x <= step);
  const upToEpoch = (/** @type {Curve} */ curve) => truncated(curve, (x) => x <= epoch);
  const { trainLoss, trainAccuracy, ...measured } = byStep;
  return {
    byStep: { trainLoss: before(trainLoss), trainAccuracy: before(trainAccuracy), ...each(measured, upToStep) },
    byEpoch: each(byEpoch, upToEpoch),
  };
}

/**
 * @template {Record<string, Curve>} Set
 * @param {Set} curves
 * @param {(curve: Curve) => Curve} change
 * @returns {Set}
 */
function each(curves, change) {
  return /** @type {Set} */ (Object.fromEntries(Object.entries(curves).map(([name, curve]) => [name, change(curve)])));
}
