/**
 * Where a network begins to learn its examples by heart: the loss on images it does not learn from turns up while the training loss goes on
 * falling.
 *
 * @typedef {import('./curves.js').CurveSet} CurveSet
 * @typedef {{ epoch: number, on: 'validation'|'test', best: number, latest: number }} Overfitting `best`: the lowest loss, at the end of `epoch`; `latest`: over the last epochs
 */

/** One bad epoch is noise; so many on end, none of them near the best, are a turn. */
const epochsOnEnd = 3;
/** By how much each of them must lie above the best, and their mean. */
const eachAbove = 1.005;
const meanAbove = 1.02;
/** What is left of the training loss meanwhile: where it no longer falls, training is over, or the learning rate is too high. */
const trainingFallenTo = 0.97;

/** @param {{ y: number }[]} points */
const mean = (points) => points.reduce((sum, { y }) => sum + y, 0) / points.length;

/**
 * Judges by the validation set, else by the test set. Null while nothing of the kind is to be seen.
 * @param {CurveSet} byEpoch
 * @returns {Overfitting|null}
 */
export function overfitting({ trainLoss, validationLoss, testLoss }) {
  const on = validationLoss.length > 0 ? 'validation' : 'test';
  // An untrained network is measured, too, at epoch 0.
  const held = (on === 'validation' ? validationLoss : testLoss).filter(({ x }) => x >= 1);
  if (held.length <= epochsOnEnd) return null;
  const best = held.reduce((lowest, point) => (point.y < lowest.y ? point : lowest));
  const latest = held.slice(-epochsOnEnd);
  if (latest[0].x <= best.x || latest.some(({ y }) => y < best.y * eachAbove) || mean(latest) < best.y * meanAbove)
    return null;
  const trainedAtBest = trainLoss.find(({ x }) => x >= best.x);
  if (!trainedAtBest || mean(trainLoss.slice(-epochsOnEnd)) > trainedAtBest.y * trainingFallenTo) return null;
  return { epoch: best.x, on, best: best.y, latest: mean(latest) };
}
