import { html } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';

/**
 * Returns the template of the captions of the images in view: a line of text in each image's margin. Captions that
 * remain in view keep their elements: recreating them at each scrolled row would mean laying out a hundred.
 * @param {import('./grid-geometry.js').Geometry} geometry
 * @param {{ first: number, end: number }} cells in view
 * @param {(cell: number) => string} caption
 */
export function gridCaptions({ columns, pitch }, { first, end }, caption) {
  const cells = Array.from({ length: end - first }, (_, k) => first + k);
  const placeOf = (/** @type {number} */ cell) =>
    `width: ${pitch}px; left: ${(cell % columns) * pitch}px; top: ${(Math.floor(cell / columns) + 1) * pitch}px`;
  return html`<div class="image-captions" aria-hidden="true">
    ${repeat(
      cells,
      (cell) => cell,
      (cell) => html`<span class="image-caption" .style=${placeOf(cell)}>${caption(cell)}</span>`,
    )}
  </div>`;
}
