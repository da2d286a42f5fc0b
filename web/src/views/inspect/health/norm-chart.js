import { createLineChart } from '../../../charts/line-chart.js';
import { element, setAttribute } from '../../controls/element.js';
import { formatCount } from '../../controls/format.js';
import { whenThemeChanges } from '../../page/theme.js';
import { formatRatio } from './ratio-picture.js';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../worker/protocol.js').HealthReport} HealthReport
 */

/** @param {number} norm */
const formatNorm = (norm) => (norm >= 0.01 && norm < 1000 ? String(Number(norm.toPrecision(2))) : formatRatio(norm));

/** A logarithmic axis has more ticks than there is room for labels. @param {number} norm */
const formatTick = (norm) => ('125'.includes(norm.toExponential()[0]) ? formatNorm(norm) : '');

/** The largest number of rows in the table; the measured steps are thinned out evenly. */
const mostRows = 20;

/** Creates the chart and the table of the gradient's norm at each step that was measured. */
export function createNormChart() {
  const title = 'Norm of the gradient at each step looked at';
  const canvas = element('canvas', { role: 'img', 'aria-label': title, 'data-testid': 'gradient-norm-chart' });
  const invitation = element(
    'div',
    { class: 'chart-empty' },
    element('p', {}, 'Steps are looked at while the network trains and this is open.'),
  );
  const body = element('tbody');
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, 'Step'),
    element('th', { scope: 'col' }, 'Norm of the gradient'),
  );
  const table = element(
    'table',
    { class: 'layers', 'data-testid': 'gradient-norm-table' },
    element('thead', {}, head),
    body,
  );
  const numbers = element(
    'details',
    { class: 'more', ontoggle: () => tabulate() },
    element('summary', {}, 'These numbers as a table'),
    table,
  );
  const root = element(
    'figure',
    { class: 'chart' },
    element('figcaption', {}, 'Gradient norm by step'),
    element('div', { class: 'chart-place' }, canvas, invitation),
    numbers,
  );
  /** @type {{ x: number, y: number }[]} */
  let points = [];
  /** @type {ReturnType<typeof createLineChart>|null} */
  let chart = null;
  whenThemeChanges(() => chart?.restyle());

  function tabulate() {
    if (!numbers.open) return;
    const every = Math.max(1, Math.ceil(points.length / mostRows));
    const rows = points.filter((_, k) => (points.length - 1 - k) % every === 0);
    body.replaceChildren(
      ...rows.map(({ x, y }) =>
        element('tr', {}, element('th', { scope: 'row' }, formatCount(x)), element('td', {}, formatNorm(y))),
      ),
    );
  }

  return {
    root,
    restyle() {
      chart ??= createLineChart(canvas, { yTitle: 'Norm of the gradient', formatTick, formatY: formatNorm });
      chart.restyle();
    },
    /** @param {HealthReport['updates']} updates @param {State} state */
    update(updates, { run, settings }) {
      points = updates
        .filter(({ gradientNorm }) => gradientNorm > 0)
        .map(({ step, gradientNorm }) => ({ x: step + 1, y: gradientNorm }));
      invitation.hidden = points.length > 0;
      tabulate();
      const latest = points[points.length - 1];
      setAttribute(
        canvas,
        'aria-label',
        latest ? `${title}: ${formatNorm(latest.y)} at step ${formatCount(latest.x)}` : title,
      );
      const method = run?.gradient ?? settings.gradient;
      chart?.update({
        xTitle: 'Step',
        from: points[0]?.x,
        logarithmic: true,
        curves: [{ label: 'Norm', method, line: 'solid', depth: 'front', opacity: 1, points }],
      });
    },
  };
}
