/** The geometry of a schedule's curve, in the drawing's units. */
export const plot = { width: 320, height: 132, left: 62, right: 312, top: 10, bottom: 98 };

/** @param {number} share of the run, 0 … 1 */
export const acrossOf = (share) => plot.left + share * (plot.right - plot.left);

/** @param {number} factor of the learning rate, 0 … 1 */
export const upOf = (factor) => plot.bottom - factor * (plot.bottom - plot.top);

/** @param {ArrayLike<number>} factors evenly spread over the run @returns {string} an SVG path */
export function curvePath(factors) {
  const last = Math.max(1, factors.length - 1);
  return Array.from(
    factors,
    (factor, i) => `${i === 0 ? 'M' : 'L'}${acrossOf(i / last).toFixed(2)} ${upOf(factor).toFixed(2)}`,
  ).join('');
}

/**
 * Returns the position of a run on the curve.
 * @param {{ epoch: number, epochs: number, stepInEpoch: number, stepsPerEpoch: number, learningRate: number }} run
 * @param {number} rate the initial learning rate
 */
export function markOf({ epoch, epochs, stepInEpoch, stepsPerEpoch, learningRate }, rate) {
  const share = Math.min(1, (epoch + stepInEpoch / Math.max(1, stepsPerEpoch)) / epochs);
  return { x: acrossOf(share), y: upOf(Math.min(1, learningRate / rate)) };
}

/** Formats a learning rate with few digits. @param {number} rate */
export function describeRate(rate) {
  return rate !== 0 && rate < 1e-4 ? rate.toExponential(1).replace('.0e', 'e') : String(Number(rate.toPrecision(3)));
}
