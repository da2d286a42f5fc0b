import './image-grid.css';
import { html, nothing, render } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { keyed } from 'lit-html/directives/keyed.js';
import { elementOf } from '../controls/element-of.js';
import { gridCaptions } from './grid-captions.js';
import { cellAfterKey, cellAt, layOut, visibleCells, visibleTiles } from './grid-geometry.js';
import { createTileCache } from './tile-cache.js';

/**
 * @typedef {object} Images
 * @property {unknown} [key] images with the same key as those before keep the place that is shown
 * @property {string} label description of the images for screen readers
 * @property {number} count
 * @property {(first: number, end: number) => Promise<Uint8Array>} images 784 pixels for each image
 * @property {(cell: number) => string} describe describes an image in a few words
 * @property {(cell: number) => string} [caption] shown in the image's margin, if there is room
 *
 * @typedef {object} GridProps
 * @property {Images | null} images others, or the same with other answers, come in another object
 * @property {number | null} opened the image that is shown large; the cursor goes with it
 * @property {(cell: number) => void} open called with the image to be shown large
 * @property {(cell: number | null) => void} point called with the image under the pointer or the keyboard cursor
 * @property {number} [smallestRem] side of a cell
 */

const smallestCellRem = 2.5;
const marginTiles = 1;
/** Number of grids created so far, since a page may contain several. */
let grids = 0;

/** Returns the style of a frame around a cell. @param {import('./grid-geometry.js').Geometry} geometry @param {number} cell */
const frameStyle = ({ columns, pitch }, cell) =>
  `width: ${pitch}px; height: ${pitch}px; transform: translate(${(cell % columns) * pitch}px, ${Math.floor(cell / columns) * pitch}px)`;

/**
 * Creates a grid of any number of images that draws only the visible ones. It is one Tab stop: arrow keys move within
 * it, Enter opens an image.
 */
export function createImageGrid() {
  const root = elementOf(
    html`<div
      class="image-grid"
      tabindex="0"
      role="listbox"
      data-testid="image-grid"
      @keydown=${onKey}
      @scroll=${requestDrawing}
      @pointermove=${(/** @type {PointerEvent} */ event) => hover(cellUnder(event))}
      @pointerleave=${() => hover(-1)}
      @click=${onClick}
    ></div>`,
  );
  const tiles = elementOf(html`<div class="image-tiles"></div>`);
  const cache = createTileCache(tiles);
  const id = `images${++grids}`;
  /** @type {GridProps} */
  let props = { images: null, opened: null, open() {}, point() {} };
  let geometry = layOut(0, 1, 1);
  let width = 0;
  let current = 0;
  /** The cell under the pointer, or -1. */
  let hovered = -1;
  /** The largest number of cells that have been in view. */
  let slots = 1;
  let frame = 0;
  const resized = new ResizeObserver(() => {
    if (root.clientWidth !== width) arrange(width === 0 ? 0 : firstVisible());
    requestDrawing();
  });

  /** Screen readers announce the option under the cursor only if it is a new element, with a new id. @param {Images} images */
  const cursor = ({ count, describe }) =>
    keyed(
      current,
      html`<div
        class="image-cursor"
        role="option"
        id=${`${id}-${current}`}
        aria-selected="true"
        aria-setsize=${count}
        aria-posinset=${current + 1}
        aria-label=${describe(current)}
        .style=${frameStyle(geometry, current)}
      ></div>`,
    );

  /** @param {{ first: number, end: number }} cells in view */
  function sheet(cells) {
    const { images } = props;
    const caption = images?.caption;
    return html`<div class="image-sheet" role="none" .style=${`height: ${images ? geometry.height : 0}px`}>
      ${tiles}
      ${guard([images, geometry, cells.first, cells.end], () => caption && gridCaptions(geometry, cells, slots, caption))}
      <div class="image-hovered" ?hidden=${hovered < 0} .style=${frameStyle(geometry, Math.max(hovered, 0))}></div>
      ${images && images.count > 0 ? cursor(images) : nothing}
    </div>`;
  }

  /** Renders the captions in view, the cursor and the frame of the cell under the pointer. */
  function renderSheet() {
    const count = props.images?.count ?? 0;
    const height = root.clientHeight;
    const cells = height > 0 ? visibleCells(geometry, count, root.scrollTop, height) : { first: 0, end: 0 };
    slots = Math.max(slots, cells.end - cells.first);
    render(sheet(cells), root);
    root.ariaLabel = props.images?.label ?? 'Images';
    if (count > 0) root.setAttribute('aria-activedescendant', `${id}-${current}`);
    else root.removeAttribute('aria-activedescendant');
  }

  /** Draws what is in view, which is nothing while the grid is hidden. */
  function draw() {
    cancelAnimationFrame(frame);
    frame = 0;
    renderSheet();
    const height = root.clientHeight;
    if (props.images && height > 0) cache.show(visibleTiles(geometry, root.scrollTop, height, marginTiles));
  }

  function requestDrawing() {
    frame ||= requestAnimationFrame(draw);
  }

  /** Lays the cells out again. @param {number} top the cell to start with */
  function arrange(top) {
    const { images, smallestRem = smallestCellRem } = props;
    if (!images || root.clientWidth === 0) return;
    const smallest = smallestRem * parseFloat(getComputedStyle(document.documentElement).fontSize);
    geometry = layOut(images.count, root.clientWidth, smallest);
    width = root.clientWidth;
    hovered = -1;
    renderSheet(); // gives the sheet its height
    root.scrollTop = Math.floor(top / geometry.columns) * geometry.pitch;
    cache.open({ geometry, count: images.count, images: images.images });
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
    draw();
    props.point(cell);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const count = props.images?.count ?? 0;
    if (count === 0) return;
    const pageRows = Math.floor(root.clientHeight / geometry.pitch);
    const goal = cellAfterKey(event.key, current, { columns: geometry.columns, pageRows, count });
    if (event.key === 'Enter' || event.key === ' ') props.open(current);
    else if (goal !== null) moveTo(goal);
    else return;
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  function cellUnder(event) {
    const box = /** @type {Element} */ (root.firstElementChild).getBoundingClientRect();
    return cellAt(geometry, props.images?.count ?? 0, event.clientX - box.left, event.clientY - box.top);
  }

  /** @param {number} cell or -1 */
  function hover(cell) {
    if (cell === hovered) return;
    hovered = cell;
    requestDrawing();
    props.point(cell < 0 ? null : cell);
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const cell = cellUnder(event);
    if (cell < 0) return;
    moveTo(cell);
    props.open(cell);
  }

  /** Shows other images from the first one on, or from the current position if they have the same key. @param {boolean} stays */
  function showImages(stays) {
    const { images } = props;
    const top = stays ? firstVisible() : 0;
    current = stays ? Math.max(0, Math.min(current, (images?.count ?? 0) - 1)) : 0;
    if (!stays) cache.open(null);
    width = 0; // a grid that is hidden now is laid out when it becomes visible
    if (!images || root.clientWidth === 0) renderSheet();
    else arrange(top);
  }

  return {
    root,
    /** @param {GridProps} next */
    update(next) {
      const { images, opened } = props;
      props = next;
      if (next.images !== images) showImages(next.images?.key !== undefined && next.images.key === images?.key);
      if (next.opened !== opened && next.opened !== null && next.opened !== current) moveTo(next.opened);
    },
    connected() {
      resized.observe(root);
    },
    disconnected() {
      resized.disconnect();
      cancelAnimationFrame(frame);
      frame = 0;
      cache.open(null);
      width = 0;
    },
  };
}
