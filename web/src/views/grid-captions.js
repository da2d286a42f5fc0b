import { element } from './element.js';

/** A line of words in the margin of each image in sight. */
export function createGridCaptions() {
  const root = element('div', { class: 'image-captions', 'aria-hidden': 'true' });
  /** @type {import('./grid-geometry.js').Geometry | null} */
  let geometry = null;
  /** @type {((cell: number) => string) | undefined} */
  let caption;
  let shown = '';

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
      shown = '';
      root.replaceChildren();
    },
    /** @param {{ first: number, end: number }} cells in sight */
    show({ first, end }) {
      if (!caption || shown === `${first} ${end}`) return;
      shown = `${first} ${end}`;
      root.replaceChildren(...Array.from({ length: Math.max(0, end - first) }, (_, i) => line(first + i)));
    },
  };
}
