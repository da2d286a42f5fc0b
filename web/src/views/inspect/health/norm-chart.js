import { html } from 'lit-html';
import { formatCount } from '../../controls/format.js';
import { chartFigure, lineChart } from '../../figures/chart-figure.js';
import { formatScientific } from '../../figures/scientific.js';
import { memoizeOne } from '../../page/memoize-one.js';

/**
 * @typedef {import('../../../worker/protocol.js').HealthReport} HealthReport
 * @typedef {{ x: number, y: number }} Point
 */

const title = 'Norm of the gradient at each step measured';
/** The largest number of rows in the table; the measured steps are thinned out evenly. */
const mostRows = 20;

const normChart = lineChart('gradient-norm-chart', {
  yTitle: 'Norm of the gradient',
  // A logarithmic axis has more ticks than there is room for labels.
  formatTick: (norm) => ('125'.includes(norm.toExponential()[0]) ? formatScientific(norm) : ''),
  formatY: formatScientific,
});

/** @param {HealthReport['updates']} updates @returns {Point[]} */
const pointsOf = (updates) =>
  updates
    .filter(({ gradientNorm }) => gradientNorm > 0)
    .map(({ step, gradientNorm }) => ({ x: step + 1, y: gradientNorm }));

/** @param {Point[]} points @param {string} method that gives the curve its colour @returns {import('../../../charts/line-chart.js').LineChartView} */
const viewOf = (points, method) => ({
  xTitle: 'Step',
  from: points[0]?.x,
  logarithmic: true,
  curves: [{ label: 'Norm', method, line: 'solid', depth: 'front', opacity: 1, points }],
});

/** @param {Point[]} points */
function normTable(points) {
  const every = Math.max(1, Math.ceil(points.length / mostRows));
  const rows = points.filter((_, k) => (points.length - 1 - k) % every === 0);
  return html`<table class="layers" data-testid="gradient-norm-table">
    <thead>
      <tr>
        <th scope="col">Step</th>
        <th scope="col">Norm of the gradient</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ x, y }) =>
          html`<tr>
            <th scope="row">${formatCount(x)}</th>
            <td>${formatScientific(y)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Creates the template of the gradient's norm at each step that was measured, as a chart and as a table. */
export function createNormChart() {
  const points = memoizeOne(pointsOf);
  const chartView = memoizeOne(viewOf);

  /** @param {HealthReport['updates']} updates @param {string} method */
  return (updates, method) => {
    const norms = points(updates);
    const latest = norms.at(-1);
    return chartFigure('Gradient norm by step', normChart, {
      view: chartView(norms, method),
      label: latest ? `${title}: ${formatScientific(latest.y)} at step ${formatCount(latest.x)}` : title,
      instead: latest ? '' : 'Keep this open while training to record it.',
      more: html`<details class="more">
        <summary>These numbers as a table</summary>
        ${normTable(norms)}
      </details>`,
    });
  };
}
