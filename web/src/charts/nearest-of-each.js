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

/**
 * A Chart.js interaction: from every curve the point nearest to the pointer's abscissa. Its own modes ask for one index in all curves,
 * or for the single nearest one; ours have their points at different places.
 * @param {import('chart.js').Chart} chart
 * @param {import('chart.js').ChartEvent} event
 * @returns {import('chart.js').InteractionItem[]}
 */
function nearestOfEach(chart, event) {
  const x = chart.scales.x.getValueForPixel(event.x ?? 0) ?? 0;
  return chart.getSortedVisibleDatasetMetas().flatMap((meta) => {
    const points = /** @type {{ x: number }[]} */ (chart.data.datasets[meta.index].data);
    if (points.length === 0) return [];
    const index = nearestIndex(points, x);
    return [{ element: meta.data[index], datasetIndex: meta.index, index }];
  });
}

export function registerNearestOfEach() {
  Object.assign(Interaction.modes, { nearestOfEach });
}
