import { html, nothing } from 'lit-html';

/**
 * Returns the template of the captions of the images in view: a line of text in each image's margin. A cell has the
 * same slot as long as it is in view, so that its caption keeps its element: recreating them at each scrolled row would
 * mean laying out a hundred. The directive `repeat` leaves a comment behind for each removed line.
 * @param {import('./grid-geometry.js').Geometry} geometry
 * @param {{ first: number, end: number }} cells in view
 * @param {number} slots at least as many as cells are ever in view
 * @param {(cell: number) => string} caption
 */
export function gridCaptions({ columns, pitch }, { first, end }, slots, caption) {
  const placeOf = (/** @type {number} */ cell) =>
    `width: ${pitch}px; left: ${(cell % columns) * pitch}px; top: ${(Math.floor(cell / columns) + 1) * pitch}px`;
  /** @param {unknown} _ @param {number} slot */
  function line(_, slot) {
    const cell = first + ((slot - (first % slots) + slots) % slots);
    return cell < end ? html`<span class="image-caption" .style=${placeOf(cell)}>${caption(cell)}</span>` : nothing;
  }
  return html`<div class="image-captions" aria-hidden="true">${Array.from({ length: slots }, line)}</div>`;
}
