import { extended, truncated } from './curves.js';

/**
 * Converts the progress reports of a run to curves.
 *
 * @typedef {import('../../worker/protocol.js').MeasuredResult} MeasuredResult
 * @typedef {import('../../worker/protocol.js').Progress} Progress
 * @typedef {import('./curves.js').Curve} Curve
 * @typedef {import('./curves.js').Curves} Curves
 */

/**
 * @param {Curves} curves
 * @param {Progress} progress
 * @param {number} secondsBefore of training at the previous report
 * @returns {Curves}
 */
export function withProgress({ byStep, byEpoch, bySecond }, progress, secondsBefore) {
  const { epochs, validations, tests } = progress;
  return {
    byStep: withMeasurements(byStep, progress, (step) => step),
    byEpoch: {
      trainLoss: extended(
        byEpoch.trainLoss,
        epochs.map(({ epoch, loss }) => ({ x: epoch, y: loss })),
      ),
      trainAccuracy: extended(
        byEpoch.trainAccuracy,
        epochs.map(({ epoch, accuracy }) => ({ x: epoch, y: accuracy })),
      ),
      validationLoss: extended(byEpoch.validationLoss, onEpochs(validations, 'loss')),
      validationAccuracy: extended(byEpoch.validationAccuracy, onEpochs(validations, 'accuracy')),
      testLoss: extended(byEpoch.testLoss, onEpochs(tests, 'loss')),
      testAccuracy: extended(byEpoch.testAccuracy, onEpochs(tests, 'accuracy')),
    },
    bySecond: withMeasurements(bySecond, progress, secondsOf(progress, secondsBefore)),
  };
}

/**
 * @param {import('./curves.js').CurveSet} set
 * @param {Progress} progress
 * @param {(step: number) => number} abscissa of what was measured after a number of steps
 */
function withMeasurements(set, { firstStep, losses, accuracies, validations, tests }, abscissa) {
  const ofStep = (/** @type {Float32Array} */ values) =>
    Array.from(values, (y, i) => ({ x: abscissa(firstStep + i), y }));
  const measured = (/** @type {MeasuredResult[]} */ results, /** @type {'loss'|'accuracy'} */ what) =>
    results.map((result) => ({ x: abscissa(result.step), y: result[what] }));
  return {
    trainLoss: extended(set.trainLoss, ofStep(losses)),
    trainAccuracy: extended(set.trainAccuracy, ofStep(accuracies)),
    validationLoss: extended(set.validationLoss, measured(validations, 'loss')),
    validationAccuracy: extended(set.validationAccuracy, measured(validations, 'accuracy')),
    testLoss: extended(set.testLoss, measured(tests, 'loss')),
    testAccuracy: extended(set.testAccuracy, measured(tests, 'accuracy')),
  };
}

/**
 * Returns the time at which each step ends, assuming that all steps between two reports take equally long.
 * @param {Progress} progress
 * @param {number} before
 * @returns {(step: number) => number}
 */
function secondsOf({ firstStep, losses, status }, before) {
  const perStep = losses.length > 0 ? (status.elapsedSeconds - before) / losses.length : 0;
  return (step) => before + Math.max(0, step - firstStep) * perStep;
}

/** @param {MeasuredResult[]} results of which some were measured at an epoch's end @param {'loss'|'accuracy'} what */
function onEpochs(results, what) {
  return results.flatMap((result) => (result.epoch === null ? [] : [{ x: result.epoch, y: result[what] }]));
}

/**
 * Returns the curves without what lies after a restored step. A mini-batch is measured before its update, so its x is
 * below that step; validation and test sets are measured after the update, so their x may be equal to it.
 * @param {Curves} curves
 * @param {{ step: number, epoch: number, elapsedSeconds: number }} place
 * @returns {Curves}
 */
export function truncatedCurves({ byStep, byEpoch, bySecond }, { step, epoch, elapsedSeconds }) {
  const before = (/** @type {Curve} */ curve) => truncated(curve, (x) => x < step);
  const upToStep = (/** @type {Curve} */ curve) => truncated(curve, (x) => x <= step);
  const upToEpoch = (/** @type {Curve} */ curve) => truncated(curve, (x) => x <= epoch);
  const { trainLoss, trainAccuracy, ...measured } = byStep;
  return {
    byStep: { trainLoss: before(trainLoss), trainAccuracy: before(trainAccuracy), ...each(measured, upToStep) },
    byEpoch: each(byEpoch, upToEpoch),
    bySecond: each(bySecond, (curve) => truncated(curve, (x) => x <= elapsedSeconds)),
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
