/**
 * Detects overfitting: the loss on images that the network is not trained on rises while the training loss falls.
 *
 * @typedef {import('./curves.js').CurveSet} CurveSet
 * @typedef {{ epoch: number, on: 'validation'|'test', best: number, latest: number }} Overfitting `best`: the lowest loss, at the end of `epoch`; `latest`: mean over the last epochs
 */

/** One bad epoch is noise; this many in a row, all clearly worse than the best, are overfitting. */
const epochsOnEnd = 3;
/** Factors by which each of them, and their mean, must exceed the best loss. */
const eachAbove = 1.005;
const meanAbove = 1.02;
/** The training loss must fall to this share meanwhile; else training is over, or the learning rate is too high. */
const trainingFallenTo = 0.97;

/** @param {{ y: number }[]} points */
const mean = (points) => points.reduce((sum, { y }) => sum + y, 0) / points.length;

/**
 * Returns where overfitting began, on the validation set or else on the test set; null if there is no sign of it.
 * @param {CurveSet} byEpoch
 * @returns {Overfitting|null}
 */
export function overfitting({ trainLoss, validationLoss, testLoss }) {
  const on = validationLoss.length > 0 ? 'validation' : 'test';
  // The measurement of the untrained network, at epoch 0, is left out.
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
