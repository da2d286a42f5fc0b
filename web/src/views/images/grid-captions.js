import { element } from '../controls/element.js';

/** Creates the captions of the images in view: a line of text in each image's margin. */
export function createGridCaptions() {
  const root = element('div', { class: 'image-captions', 'aria-hidden': 'true' });
  /** @type {import('./grid-geometry.js').Geometry | null} */
  let geometry = null;
  /** @type {((cell: number) => string) | undefined} */
  let caption;
  /** The lines that are in the page now. @type {Map<number, HTMLElement>} */
  const lines = new Map();

  /** @param {number} cell */
  function line(cell) {
    const { columns, pitch } = /** @type {import('./grid-geometry.js').Geometry} */ (geometry);
    const node = element('span', { class: 'image-caption' }, caption?.(cell) ?? '');
    Object.assign(node.style, {
      width: `${pitch}px`,
      left: `${(cell % columns) * pitch}px`,
      top: `${(Math.floor(cell / columns) + 1) * pitch}px`,
    });
    return node;
  }

  return {
    root,
    /**
     * Starts again with another layout or other captions.
     * @param {import('./grid-geometry.js').Geometry} layout
     * @param {(cell: number) => string} [words]
     */
    open(layout, words) {
      geometry = layout;
      caption = words;
      lines.clear();
      root.replaceChildren();
    },
    /**
     * Shows the captions of the cells in view. Captions that remain in view are left alone: recreating them at each
     * scrolled row would mean laying out a hundred.
     * @param {{ first: number, end: number }} cells in sight
     */
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
