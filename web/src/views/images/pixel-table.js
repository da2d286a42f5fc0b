import { html } from 'lit-html';
import { frameSide } from './digit-canvas.js';

const steps = Array.from({ length: frameSide }, (_, k) => k);

/**
 * Returns the template of a table of an image's 28 × 28 pixel values, which can be read, selected and copied.
 * @param {ArrayLike<number>} pixels 784 of them
 * @param {(row: number, column: number, value: number) => void} point called with the cell under the pointer; rows and columns count from 1
 */
export function pixelTable(pixels, point) {
  /** @param {Event} event */
  function onPoint({ target }) {
    if (!(target instanceof HTMLTableCellElement)) return;
    const row = /** @type {HTMLTableRowElement} */ (target.parentElement);
    point(row.rowIndex + 1, target.cellIndex + 1, Number(target.textContent));
  }

  return html`<table class="pixels" data-testid="pixels" @pointerover=${onPoint} @click=${onPoint}>
    <tbody>
      ${steps.map(
        (row) =>
          html`<tr>
            ${steps.map((column) => pixelCell(pixels[row * frameSide + column]))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** @param {number} value */
const pixelCell = (value) => html`<td ?data-paper=${value === 0} .style=${`--ink-share: ${value / 255}`}>${value}</td>`;
