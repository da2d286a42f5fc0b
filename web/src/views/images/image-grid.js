import '../data/browser.css';
import { element, setAttribute } from '../controls/element.js';
import { createGridCaptions } from './grid-captions.js';
import { cellAfterKey, cellAt, layOut, visibleCells, visibleTiles } from './grid-geometry.js';
import { createTileCache } from './tile-cache.js';

/**
 * @typedef {object} Images
 * @property {string} label description of the images for screen readers
 * @property {number} count
 * @property {(first: number, end: number) => Promise<Uint8Array>} images 784 pixels for each image
 * @property {(cell: number) => string} describe describes an image in a few words
 * @property {(cell: number) => string} [caption] shown in the image's margin, if there is room
 */

const smallestCellRem = 2.5;
const marginTiles = 1;
/** Number of grids created so far, since a page may contain several. */
let grids = 0;

/**
 * Creates a grid of any number of images that draws only the visible ones. It is one Tab stop: arrow keys move within
 * it, Enter opens an image.
 * @param {{ open: (cell: number) => void, point: (cell: number | null) => void }} events `point` is called with the
 *   image under the pointer or the keyboard cursor
 * @param {number} [smallestRem] side of a cell
 */
export function createImageGrid({ open, point }, smallestRem = smallestCellRem) {
  const tilePlace = element('div', { class: 'image-tiles' });
  const hovered = element('div', { class: 'image-hovered', hidden: true });
  const captions = createGridCaptions();
  const sheet = element('div', { class: 'image-sheet', role: 'none' }, tilePlace, captions.root, hovered);
  const root = element(
    'div',
    { class: 'image-grid', tabindex: 0, role: 'listbox', 'data-testid': 'image-grid' },
    sheet,
  );
  const cache = createTileCache(tilePlace);
  const id = `images${++grids}`;
  /** @type {Images | null} */
  let shown = null;
  let geometry = layOut(0, 1, 1);
  let width = 0;
  let current = 0;
  let requested = false;
  /** @type {HTMLElement | null} */
  let cursor = null;

  /** @param {HTMLElement} node @param {number} cell */
  function placeAt(node, cell) {
    const { columns, pitch } = geometry;
    node.style.width = `${pitch}px`;
    node.style.height = `${pitch}px`;
    node.style.transform = `translate(${(cell % columns) * pitch}px, ${Math.floor(cell / columns) * pitch}px)`;
  }

  /**
   * Creates a new option element, with a new id, for each cell the cursor moves to. Only then do screen readers
   * announce it.
   */
  function showCursor() {
    cursor?.remove();
    cursor = null;
    root.removeAttribute('aria-activedescendant');
    if (!shown || shown.count === 0) return;
    cursor = element('div', {
      class: 'image-cursor',
      role: 'option',
      id: `${id}-${current}`,
      'aria-selected': 'true',
      'aria-setsize': shown.count,
      'aria-posinset': current + 1,
      'aria-label': shown.describe(current),
    });
    placeAt(cursor, current);
    sheet.append(cursor);
    root.setAttribute('aria-activedescendant', cursor.id);
  }

  function drawVisible() {
    requested = false;
    if (!shown || root.clientHeight === 0) return;
    cache.show(visibleTiles(geometry, root.scrollTop, root.clientHeight, marginTiles));
    captions.show(visibleCells(geometry, shown.count, root.scrollTop, root.clientHeight));
  }

  function requestDrawing() {
    if (!requested) requestAnimationFrame(drawVisible);
    requested = true;
  }

  /** Lays the cells out again. @param {number} top the cell to start with */
  function arrange(top) {
    if (!shown || root.clientWidth === 0) return;
    const smallest = smallestRem * parseFloat(getComputedStyle(document.documentElement).fontSize);
    geometry = layOut(shown.count, root.clientWidth, smallest);
    width = root.clientWidth;
    sheet.style.height = `${geometry.height}px`;
    root.scrollTop = Math.floor(top / geometry.columns) * geometry.pitch;
    hovered.hidden = true;
    cache.open({ geometry, count: shown.count, images: shown.images });
    captions.open(geometry, shown.caption);
    showCursor();
    requestDrawing();
  }

  const firstVisible = () => Math.floor(root.scrollTop / geometry.pitch) * geometry.columns;

  function revealCurrent() {
    const { columns, pitch } = geometry;
    const top = Math.floor(current / columns) * pitch;
    if (top < root.scrollTop) root.scrollTop = top;
    else if (top + pitch > root.scrollTop + root.clientHeight) root.scrollTop = top + pitch - root.clientHeight;
  }

  /** @param {number} cell */
  function moveTo(cell) {
    current = cell;
    revealCurrent();
    showCursor();
    point(cell);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (!shown || shown.count === 0) return;
    const pageRows = Math.floor(root.clientHeight / geometry.pitch);
    const goal = cellAfterKey(event.key, current, { columns: geometry.columns, pageRows, count: shown.count });
    if (event.key === 'Enter' || event.key === ' ') open(current);
    else if (goal !== null) moveTo(goal);
    else return;
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  function cellUnder(event) {
    const box = sheet.getBoundingClientRect();
    return cellAt(geometry, shown?.count ?? 0, event.clientX - box.left, event.clientY - box.top);
  }

  /** @param {PointerEvent} event */
  function onPointer(event) {
    const cell = cellUnder(event);
    hovered.hidden = cell < 0;
    if (cell >= 0) placeAt(hovered, cell);
    point(cell < 0 ? null : cell);
  }

  root.addEventListener('keydown', onKey);
  root.addEventListener('scroll', requestDrawing, { passive: true });
  root.addEventListener('pointermove', onPointer);
  root.addEventListener('pointerleave', () => {
    hovered.hidden = true;
    point(null);
  });
  root.addEventListener('click', (event) => {
    const cell = cellUnder(event);
    if (cell < 0) return;
    moveTo(cell);
    open(cell);
  });
  new ResizeObserver(() => {
    if (root.clientWidth !== width) arrange(width === 0 ? 0 : firstVisible());
    requestDrawing();
  }).observe(root);

  return {
    root,
    /**
     * Shows these images from the first one on, or from the current position if they are largely the same as before.
     * @param {Images | null} images
     * @param {boolean} [stays] whether to keep the position
     */
    show(images, stays = false) {
      const top = stays ? firstVisible() : 0;
      shown = images;
      current = stays ? Math.max(0, Math.min(current, (images?.count ?? 0) - 1)) : 0;
      setAttribute(root, 'aria-label', images?.label ?? 'Images');
      if (!stays || !images) {
        cache.open(null);
        captions.open(geometry);
        sheet.style.height = '0';
      }
      width = 0; // if the grid is hidden now, it is laid out when it becomes visible
      showCursor();
      arrange(top);
    },
    /** Moves to an image, as a key would. @param {number} cell */
    moveTo,
  };
}
