/** @typedef {{ x: number, y: number }} Point */

/**
 * Returns a centred running mean. Near the start the window narrows to the first point, so that an early drop is not
 * flattened. Near the end it is cut off at the last point, so that the last value does not jump with every new point.
 * @param {Point[]} points
 * @param {number} radius number of points on either side
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
 * Returns the trend of a noisy curve: a running mean over about a thirtieth of its points. A short curve is returned
 * unchanged.
 * @param {Point[]} points
 */
export function trend(points) {
  return runningMean(points, Math.floor(points.length / 60));
}
