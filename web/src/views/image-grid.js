import { element, setAttribute } from './element.js';
import { createGridCaptions } from './grid-captions.js';
import { cellAfterKey, cellAt, layOut, visibleCells, visibleTiles } from './grid-geometry.js';
import { createTileShelf } from './tile-shelf.js';

/**
 * @typedef {object} Images
 * @property {string} label what they are, for those who do not see them
 * @property {number} count
 * @property {(first: number, end: number) => Promise<Uint8Array>} images 784 pixels each
 * @property {(cell: number) => string} describe one of them in a few words
 * @property {(cell: number) => string} [caption] shown in its margin, where there is room for one
 */

const SMALLEST_CELL_REM = 2.5;
const MARGIN_TILES = 1;
/** There may be several in a page. */
let grids = 0;

/**
 * A grid of any number of images that draws only what shows. One stop for the Tab key; arrows move in it, Enter opens.
 * @param {{ open: (cell: number) => void, point: (cell: number | null) => void }} events `point` tells of the image under the pointer or the keys
 * @param {number} [smallestRem] side of a cell
 */
export function createImageGrid({ open, point }, smallestRem = SMALLEST_CELL_REM) {
  const tilePlace = element('div', { class: 'image-tiles' });
  const hovered = element('div', { class: 'image-hovered', hidden: true });
  const captions = createGridCaptions();
  const sheet = element('div', { class: 'image-sheet', role: 'none' }, tilePlace, captions.root, hovered);
  const root = element('div', { class: 'image-grid', tabindex: 0, role: 'listbox', 'data-testid': 'image-grid' }, sheet);
  const shelf = createTileShelf(tilePlace);
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

  /** An option anew for each cell, with an id of its own: that is what makes a screen reader speak. */
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
    shelf.show(visibleTiles(geometry, root.scrollTop, root.clientHeight, MARGIN_TILES));
    captions.show(visibleCells(geometry, shown.count, root.scrollTop, root.clientHeight));
  }

  function requestDrawing() {
    if (!requested) requestAnimationFrame(drawVisible);
    requested = true;
  }

  /** Lay the cells out anew. @param {number} top the cell to begin with */
  function arrange(top) {
    if (!shown || root.clientWidth === 0) return;
    const smallest = smallestRem * parseFloat(getComputedStyle(document.documentElement).fontSize);
    geometry = layOut(shown.count, root.clientWidth, smallest);
    width = root.clientWidth;
    sheet.style.height = `${geometry.height}px`;
    root.scrollTop = Math.floor(top / geometry.columns) * geometry.pitch;
    hovered.hidden = true;
    shelf.open({ geometry, count: shown.count, images: shown.images });
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
    /** Show these images, from the first or, where they are much the same as before, from where the grid stands. @param {Images | null} images @param {boolean} [stays] */
    show(images, stays = false) {
      const top = stays ? firstVisible() : 0;
      shown = images;
      current = stays ? Math.max(0, Math.min(current, (images?.count ?? 0) - 1)) : 0;
      setAttribute(root, 'aria-label', images?.label ?? 'Images');
      if (!stays || !images) {
        shelf.open(null);
        captions.open(geometry);
        sheet.style.height = '0';
      }
      width = 0; // to be arranged when the grid is next seen, if it is hidden now
      showCursor();
      arrange(top);
    },
    /** Go on to an image, as a key would. @param {number} cell */
    moveTo,
  };
}
