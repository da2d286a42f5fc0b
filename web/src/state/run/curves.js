/**
 * Curves with at most `mostPoints` points. When a curve grows beyond that, neighbouring points are averaged in pairs,
 * in x and in y, so the curve keeps its shape at half the resolution.
 *
 * `samples` is the number of measurements that a point is the mean of. It is the same for all points of a curve except
 * the last, which may contain fewer.
 *
 * @typedef {{ x: number, y: number, samples: number }} Point
 * @typedef {Point[]} Curve
 * @typedef {{ trainLoss: Curve, trainAccuracy: Curve, validationLoss: Curve, validationAccuracy: Curve, testLoss: Curve, testAccuracy: Curve }} CurveSet
 * @typedef {'byStep'|'byEpoch'|'bySecond'} Abscissa seconds of training, without pauses
 * @typedef {Record<Abscissa, CurveSet>} Curves
 */

export const mostPoints = 2000;

/** @returns {Curves} */
export function emptyCurves() {
  const set = () => ({
    trainLoss: [],
    trainAccuracy: [],
    validationLoss: [],
    validationAccuracy: [],
    testLoss: [],
    testAccuracy: [],
  });
  return { byStep: set(), byEpoch: set(), bySecond: set() };
}

/**
 * Returns the curve with further measurements at its end. Measurements that are not finite are left out, since they
 * cannot be plotted.
 * @param {Curve} curve
 * @param {{ x: number, y: number }[]} measurements in the order of x
 * @returns {Curve}
 */
export function extended(curve, measurements) {
  if (measurements.length === 0) return curve;
  let grown = curve.slice();
  for (const { x, y } of measurements) {
    if (!Number.isFinite(y)) continue;
    append(grown, { x, y, samples: 1 });
    if (grown.length > mostPoints) grown = halved(grown);
  }
  return grown;
}

/**
 * Returns the points of a curve whose x is kept, for a run that was restored to an earlier step.
 * @param {Curve} curve
 * @param {(x: number) => boolean} kept
 * @returns {Curve}
 */
export function truncated(curve, kept) {
  return curve.filter((point) => kept(point.x));
}

/**
 * Returns the curve at a lower resolution, to be drawn small or faint.
 * @param {Curve} curve
 * @param {number} most points
 */
export function thinned(curve, most) {
  let thin = curve;
  while (thin.length > most) thin = halved(thin);
  return thin;
}

/** @param {Curve} curve its last point is replaced or a new one appended @param {Point} point */
function append(curve, point) {
  const last = curve.at(-1);
  if (last && last.samples < curve[0].samples) curve[curve.length - 1] = mean(last, point);
  else curve.push(point);
}

/** @param {Curve} curve @returns {Curve} */
function halved(curve) {
  const pairs = [];
  for (let i = 0; i + 1 < curve.length; i += 2) pairs.push(mean(curve[i], curve[i + 1]));
  const rest = curve.length % 2 === 1 ? [curve[curve.length - 1]] : [];
  return [...pairs, ...rest];
}

/** @param {Point} a @param {Point} b @returns {Point} */
function mean(a, b) {
  const samples = a.samples + b.samples;
  const weighted = (/** @type {number} */ p, /** @type {number} */ q) => (p * a.samples + q * b.samples) / samples;
  return { x: weighted(a.x, b.x), y: weighted(a.y, b.y), samples };
}
