import { html } from 'lit-html';
import { elementOf } from '../controls/element-of.js';

/**
 * @typedef {object} FigureOptions
 * @property {string} title
 * @property {string} instead the text shown in place of the picture; '' if there is something to draw
 * @property {string} [remark] next to the title
 */

/**
 * Creates the place of a chart, with its canvas in it.
 * @param {string} name
 * @param {string} title
 */
export function createChartPlace(name, title) {
  const root = elementOf(
    html`<div class="chart-place"><canvas data-testid="${name}-chart" role="img" aria-label=${title}></canvas></div>`,
  );
  return { root, canvas: /** @type {HTMLCanvasElement} */ (root.firstElementChild) };
}

/**
 * Returns a figure with a title and a chart, or a text in the chart's place while there is nothing to draw.
 * @param {HTMLElement} place of the chart
 * @param {FigureOptions} options
 */
export const figure = (place, { title, instead, remark = '' }) =>
  html`<figure class="chart">
    <figcaption>${title}<span class="note">${remark}</span></figcaption>
    <div class="chart-frame">
      ${place}
      <div class="chart-empty" ?hidden=${!instead}><p>${instead}</p></div>
    </div>
  </figure>`;
