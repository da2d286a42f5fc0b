import { element } from './element.js';

/** A line of words in the margin of each image in sight. */
export function createGridCaptions() {
  const root = element('div', { class: 'image-captions', 'aria-hidden': 'true' });
  /** @type {import('./grid-geometry.js').Geometry | null} */
  let geometry = null;
  /** @type {((cell: number) => string) | undefined} */
  let caption;
  /** Those in the page. @type {Map<number, HTMLElement>} */
  const lines = new Map();

  /** @param {number} cell */
  function line(cell) {
    const { columns, pitch } = /** @type {import('./grid-geometry.js').Geometry} */ (geometry);
    const node = element('span', { class: 'image-caption' }, caption?.(cell) ?? '');
    Object.assign(node.style, { width: `${pitch}px`, left: `${(cell % columns) * pitch}px`, top: `${(Math.floor(cell / columns) + 1) * pitch}px` });
    return node;
  }

  return {
    root,
    /** Begin anew with another layout or other words. @param {import('./grid-geometry.js').Geometry} layout @param {(cell: number) => string} [words] */
    open(layout, words) {
      geometry = layout;
      caption = words;
      lines.clear();
      root.replaceChildren();
    },
    /** What stays in sight is left alone: each line anew, at each row that is scrolled, would be a hundred to lay out. @param {{ first: number, end: number }} cells in sight */
    show({ first, end }) {
      if (!caption) return;
      for (const [cell, node] of lines) {
        if (cell >= first && cell < end) continue;
        node.remove();
        lines.delete(cell);
      }
      for (let cell = first; cell < end; ++cell) {
        if (lines.has(cell)) continue;
        const node = line(cell);
        lines.set(cell, node);
        root.append(node);
      }
    },
  };
}
