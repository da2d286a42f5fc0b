import { html } from 'lit-html';
import { createBarChart } from '../../charts/bar-chart.js';
import { fullClassName } from './class-names.js';
import { classCountsOf } from './data-counts.js';
import { formatCount } from '../controls/format.js';
import { termTemplate } from '../controls/term.js';
import { chartCanvas } from '../figures/chart-figure.js';
import { memoizeOne } from '../page/memoize-one.js';
import { ownedElement } from '../page/owned-element.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('./data-counts.js').ClassCounts} ClassCounts
 * @typedef {{ counts: ClassCounts, classNames: string[] }} Bars
 * @typedef {import('../figures/chart-figure.js').Drawing<{ labels: string[], values: ClassCounts }>} Drawing
 */

const seriesLabels = /** @type {const} */ ({
  training: { label: 'Training', fill: 'solid' },
  validation: { label: 'Validation', fill: 'striped' },
  test: { label: 'Test', fill: 'hollow' },
});
const seriesNames = /** @type {(keyof ClassCounts)[]} */ (Object.keys(seriesLabels));

/** @param {ClassCounts} counts */
const shownSeries = (counts) => seriesNames.filter((name) => counts[name]);

const createBars = chartCanvas('class-chart', (canvas) =>
  createBarChart(canvas, { xTitle: 'Class', yTitle: 'Images', formatY: formatCount, series: seriesLabels }),
);

/** @param {keyof typeof seriesLabels} name */
const legendItem = (name) =>
  html`<li>
    <span class="fill-sample fill-${seriesLabels[name].fill}" aria-hidden="true"></span>
    ${termTemplate(`${name} set`, seriesLabels[name].label)}
  </li>`;

/** @param {Bars} bars */
function countTable({ counts, classNames }) {
  const series = shownSeries(counts);
  return html`<details class="more">
    <summary>These counts as a table</summary>
    <table class="layers">
      <thead>
        <tr>
          ${['Class', ...series.map((name) => seriesLabels[name].label)].map((label) => html`<th scope="col">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${classNames.map(
          (_, k) =>
            html`<tr>
              <th scope="row">${fullClassName(classNames, k)}</th>
              ${series.map((name) => html`<td>${formatCount(counts[name]?.[k] ?? 0)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

/** @param {Bars} bars @returns {Drawing} */
function drawingOf({ counts, classNames }) {
  const names = shownSeries(counts).map((name) => seriesLabels[name].label.toLowerCase());
  return {
    view: { labels: classNames, values: counts },
    label: `Images per class: ${names.join(', ')}; the table below has the numbers`,
  };
}

/** @param {Bars} bars */
const chartTemplate = (bars) =>
  html`<figure class="chart class-chart">
    <figcaption>Images per class</figcaption>
    <ul class="legend" aria-label="Legend">
      ${legendItem('training')} ${bars.counts.validation ? legendItem('validation') : ''} ${legendItem('test')}
    </ul>
    <div class="chart-place">${ownedElement(createBars, drawingOf(bars))}</div>
    ${countTable(bars)}
  </figure>`;

/** Creates the template of a chart and a table of how many images of each class each set has. */
export function createClassChart() {
  // The same counts give the same template, so that the chart is not drawn again.
  const chartOf = memoizeOne((/** @type {string} */ text) => chartTemplate(JSON.parse(text)));
  return (/** @type {State} */ state) =>
    chartOf(JSON.stringify({ counts: classCountsOf(state), classNames: state.data.classNames }));
}
