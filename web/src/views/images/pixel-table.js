import { frameSide } from './digit-canvas.js';
import { element } from '../controls/element.js';

/**
 * Creates a table of an image's 28 × 28 pixel values, which can be read, selected and copied.
 * @param {(row: number, column: number, value: number) => void} point called with the cell under the pointer; rows and columns count from 1
 */
export function createPixelTable(point) {
  const cells = Array.from({ length: frameSide * frameSide }, () => element('td'));
  const rows = Array.from({ length: frameSide }, (_, row) =>
    element('tr', {}, ...cells.slice(row * frameSide, (row + 1) * frameSide)),
  );
  const root = element('table', { class: 'pixels', 'data-testid': 'pixels' }, element('tbody', {}, ...rows));

  /** @param {Event} event */
  function onPoint(event) {
    const at = cells.indexOf(/** @type {HTMLTableCellElement} */ (event.target));
    if (at >= 0) point(Math.floor(at / frameSide) + 1, (at % frameSide) + 1, Number(cells[at].textContent));
  }
  root.addEventListener('pointerover', onPoint);
  root.addEventListener('click', onPoint);

  return {
    root,
    /** @param {Uint8Array} pixels 784 of them */
    show(pixels) {
      cells.forEach((cell, i) => {
        cell.textContent = String(pixels[i]);
        cell.toggleAttribute('data-paper', pixels[i] === 0);
        cell.style.setProperty('--ink-share', String(pixels[i] / 255));
      });
    },
  };
}
