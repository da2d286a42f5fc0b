import { Interaction } from 'chart.js';

/**
 * The index of the point nearest to an abscissa, in points ordered by x.
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

const WITHIN = 24; // pixels from the pointer, for a curve behind to be meant

/**
 * A Chart.js interaction: from every curve in front the point nearest to the pointer's abscissa, and from those behind the one curve that
 * the pointer is on. Chart.js's own modes ask for one index in all curves, or for the single nearest one; ours have their points at
 * different places.
 * @param {import('chart.js').Chart} chart
 * @param {import('chart.js').ChartEvent} event
 * @returns {import('chart.js').InteractionItem[]}
 */
function nearestOfEach(chart, event) {
  const x = chart.scales.x.getValueForPixel(event.x ?? 0) ?? 0;
  const items = chart.getSortedVisibleDatasetMetas().flatMap((meta) => {
    const { data, depth } = /** @type {{ data: { x: number }[], depth?: string }} */ (/** @type {unknown} */ (chart.data.datasets[meta.index]));
    if (data.length === 0 || depth === 'grain') return [];
    const index = nearestIndex(data, x);
    return [{ element: meta.data[index], datasetIndex: meta.index, index, depth }];
  });
  const distance = (/** @type {import('chart.js').InteractionItem} */ { element }) => Math.hypot((event.x ?? 0) - element.x, (event.y ?? 0) - element.y);
  const behind = items.filter(({ depth }) => depth === 'behind').sort((a, b) => distance(a) - distance(b)).slice(0, 1);
  return [...items.filter(({ depth }) => depth !== 'behind'), ...behind.filter((item) => distance(item) < WITHIN)];
}

export function registerNearestOfEach() {
  Object.assign(Interaction.modes, { nearestOfEach });
}
