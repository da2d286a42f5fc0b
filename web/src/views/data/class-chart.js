import { createBarChart } from '../../charts/bar-chart.js';
import { fullClassName } from './class-names.js';
import { classCountsOf } from './data-counts.js';
import { element, setAttribute } from '../controls/element.js';
import { formatCount } from '../controls/format.js';
import { term } from '../controls/term.js';
import { whenThemeChanges } from '../page/theme.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('./data-counts.js').ClassCounts} ClassCounts
 */

const seriesLabels = /** @type {const} */ ({
  training: { label: 'Training', fill: 'solid' },
  validation: { label: 'Validation', fill: 'striped' },
  test: { label: 'Test', fill: 'hollow' },
});
const seriesNames = /** @type {(keyof ClassCounts)[]} */ (Object.keys(seriesLabels));

/** @param {string[]} cells */
const row = (cells) =>
  element(
    'tr',
    {},
    ...cells.map((cell, i) => (i === 0 ? element('th', { scope: 'row' }, cell) : element('td', {}, cell))),
  );

function createCountTable() {
  const head = element('tr');
  const body = element('tbody');
  const table = element('table', { class: 'layers' }, element('thead', {}, head), body);
  return {
    root: element('details', { class: 'more' }, element('summary', {}, 'These counts as a table'), table),
    /** @param {ClassCounts} counts @param {string[]} classNames */
    update(counts, classNames) {
      const shown = seriesNames.filter((name) => counts[name]);
      head.replaceChildren(
        ...['Class', ...shown.map((name) => seriesLabels[name].label)].map((label) =>
          element('th', { scope: 'col' }, label),
        ),
      );
      body.replaceChildren(
        ...classNames.map((_, k) =>
          row([fullClassName(classNames, k), ...shown.map((name) => formatCount(counts[name]?.[k] ?? 0))]),
        ),
      );
    },
  };
}

/** Creates a chart and a table of how many images of each class each set has. */
export function createClassChart() {
  const canvas = element('canvas', { role: 'img', 'aria-label': 'Images per class', 'data-testid': 'class-chart' });
  const validationKey = element(
    'li',
    {},
    element('span', { class: 'fill-sample fill-striped', 'aria-hidden': 'true' }),
    term('validation set', 'Validation'),
  );
  const legend = element(
    'ul',
    { class: 'legend', 'aria-label': 'Legend' },
    element(
      'li',
      {},
      element('span', { class: 'fill-sample fill-solid', 'aria-hidden': 'true' }),
      term('training set', 'Training'),
    ),
    validationKey,
    element(
      'li',
      {},
      element('span', { class: 'fill-sample fill-hollow', 'aria-hidden': 'true' }),
      term('test set', 'Test'),
    ),
  );
  const table = createCountTable();
  const root = element(
    'figure',
    { class: 'chart class-chart' },
    element('figcaption', {}, 'Images per class'),
    legend,
    element('div', { class: 'chart-place' }, canvas),
    table.root,
  );
  const chart = createBarChart(canvas, {
    xTitle: 'Class',
    yTitle: 'Images',
    formatY: formatCount,
    series: seriesLabels,
  });
  whenThemeChanges(chart.restyle);

  let shown = '';

  /** @param {State} state @param {State} [previous] */
  function update(state, previous) {
    const { classNames } = state.data;
    const counts = classCountsOf(state);
    if (!previous) chart.restyle();
    const key = JSON.stringify([counts, classNames]);
    if (key === shown) return;
    shown = key;
    validationKey.hidden = !counts.validation;
    chart.update({ labels: classNames, values: counts });
    table.update(counts, classNames);
    setAttribute(
      canvas,
      'aria-label',
      `Images per class: ${seriesNames
        .filter((name) => counts[name])
        .map((name) => seriesLabels[name].label.toLowerCase())
        .join(', ')}; the table below has the numbers`,
    );
  }
  return { root, update };
}
