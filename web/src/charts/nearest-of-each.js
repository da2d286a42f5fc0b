import { Interaction } from 'chart.js';

/**
 * Returns the index of the point whose x is nearest to the given one. The points must be ordered by x.
 * @param {{ x: number }[]} points
 * @param {number} x
 */
export function nearestIndex(points, x) {
  let low = 0;
  let high = points.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (points[middle].x < x) low = middle;
    else high = middle;
  }
  return Math.abs(points[low].x - x) <= Math.abs(points[high].x - x) ? low : high;
}

const WITHIN = 24; // a curve in the background counts as pointed at within this distance, in pixels

/**
 * A Chart.js interaction mode. From every curve in the foreground it picks the point whose x is nearest to the
 * pointer's, and from the curves in the background only the one under the pointer. Chart.js's own modes assume the same
 * index in all curves or pick a single nearest point, but our curves have points at different x values.
 * @param {import('chart.js').Chart} chart
 * @param {import('chart.js').ChartEvent} event
 * @returns {import('chart.js').InteractionItem[]}
 */
function nearestOfEach(chart, event) {
  const x = chart.scales.x.getValueForPixel(event.x ?? 0) ?? 0;
  const items = chart.getSortedVisibleDatasetMetas().flatMap((meta) => {
    const { data, depth } = /** @type {{ data: { x: number }[], depth?: string }} */ (
      /** @type {unknown} */ (chart.data.datasets[meta.index])
    );
    if (data.length === 0 || depth === 'grain') return [];
    const index = nearestIndex(data, x);
    return [{ element: meta.data[index], datasetIndex: meta.index, index, depth }];
  });
  const distance = (/** @type {import('chart.js').InteractionItem} */ { element }) =>
    Math.hypot((event.x ?? 0) - element.x, (event.y ?? 0) - element.y);
  const behind = items
    .filter(({ depth }) => depth === 'behind')
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 1);
  return [...items.filter(({ depth }) => depth !== 'behind'), ...behind.filter((item) => distance(item) < WITHIN)];
}

export function registerNearestOfEach() {
  Object.assign(Interaction.modes, { nearestOfEach });
}
