import { html, nothing } from 'lit-html';
import { plotImage } from '../../charts/plot-image.js';
import { saveFile } from '../../state/save-file.js';
import { headOf, rowOf } from './lab-table.js';

/**
 * @typedef {{ head: string[], rows: string[][] }} Numbers a table; the first cell of a row is its header
 *
 * @typedef {object} Figure
 * @property {string} title
 * @property {unknown} plot
 * @property {string} file the name of the saved picture
 * @property {unknown} [legend]
 * @property {Numbers} [numbers]
 * @property {string} [method] the gradient method whose colour it has
 */

/**
 * Returns the template of a figure: a plot with its title, its legend, its numbers as a table, and a button that saves
 * it.
 * @param {Figure} figure
 */
export const labFigure = ({ title, plot, file, legend, numbers, method }) =>
  html`<figure class="lab-figure" data-method=${method ?? nothing}>
    <figcaption>${title}</figcaption>
    ${legend} ${plot}
    <div class="figure-foot">
      ${numbers && numbersAsTable(numbers)}
      <button
        type="button"
        class="button-quiet"
        @click=${(/** @type {MouseEvent} */ event) => savePlot(event, { title, file })}
      >
        Save as PNG
      </button>
    </div>
  </figure>`;

/** @param {MouseEvent} event @param {{ title: string, file: string }} picture */
async function savePlot({ currentTarget }, { title, file }) {
  const figure = /** @type {HTMLElement} */ (currentTarget).closest('figure');
  /** @type {SVGSVGElement|null|undefined} */
  const drawing = figure?.querySelector('.plot');
  if (drawing) saveFile({ name: file, blob: await plotImage(drawing, title) });
}

/** @param {Numbers} numbers */
const numbersAsTable = ({ head, rows }) =>
  html`<details class="more">
    <summary>These numbers as a table</summary>
    <div class="table-scroll">
      <table class="lab-table">
        ${headOf(head)}
        <tbody>
          ${rows.map(rowOf)}
        </tbody>
      </table>
    </div>
  </details>`;
