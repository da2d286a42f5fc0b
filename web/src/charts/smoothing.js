/** @typedef {{ x: number, y: number }} Point */

/**
 * A centred running mean. At the beginning the window narrows to the first point, so that an early fall is not flattened; at the end it
 * holds what there is, so that the last value does not jump with every point.
 * @param {Point[]} points
 * @param {number} radius points on either side
 * @returns {Point[]}
 */
export function runningMean(points, radius) {
  const sums = new Float64Array(points.length + 1);
  points.forEach(({ y }, i) => {
    sums[i + 1] = sums[i] + y;
  });
  return points.map(({ x }, i) => {
    const reach = Math.min(radius, i);
    const first = i - reach;
    const end = Math.min(points.length, i + reach + 1);
    return { x, y: (sums[end] - sums[first]) / (end - first) };
  });
}

/**
 * The trend of a noisy curve: a window of about a thirtieth of it, and the curve itself while it is short.
 * @param {Point[]} points
 */
export function trend(points) {
  return runningMean(points, Math.floor(points.length / 60));
}
