import { cellsOfTile } from './grid-geometry.js';
import { createImageTile } from './image-tile.js';

/**
 * @typedef {import('./grid-geometry.js').Geometry} Geometry
 * @typedef {object} Sheet
 * @property {Geometry} geometry
 * @property {number} count cells
 * @property {(first: number, end: number) => Promise<Uint8Array>} images 784 pixels a cell
 */

/** The largest number of tiles kept, including those out of view: about 1.5 MB each on the widest screen. */
const mostTiles = 20;
const mostRequests = 2;

/** @param {Sheet} sheet @param {number} tile @param {Uint8Array} pixels */
function drawnTile({ geometry, count }, tile, pixels) {
  const { columns, pitch, tileRows } = geometry;
  const { first, end } = cellsOfTile(geometry, tile, count);
  const { canvas, draw } = createImageTile(columns, Math.ceil((end - first) / columns));
  canvas.style.width = `${columns * pitch}px`;
  canvas.style.transform = `translateY(${tile * tileRows * pitch}px)`;
  canvas.dataset.firstCell = String(first);
  draw(pixels);
  return canvas;
}

/**
 * The tiles of a grid that are or recently were in view. Images are requested tile by tile, starting from the middle of
 * the screen. Tiles that scroll out of view before their turn are not requested.
 * @param {HTMLElement} place
 */
export function createTileCache(place) {
  /** @type {Map<number, HTMLCanvasElement>} */
  const tiles = new Map();
  /**
   * Tiles of the previous sheet, which stay in place until the new ones arrive.
   * @type {Map<number, HTMLCanvasElement>}
   */
  const before = new Map();
  /** @type {Set<number>} */
  const asked = new Set();
  /** @type {Sheet | null} */
  let sheet = null;
  let wanted = { first: 0, last: -1 };

  /** @param {number} tile */
  const distance = (tile) => Math.abs(tile - (wanted.first + wanted.last) / 2);

  /** @param {Sheet} on @param {number} tile */
  async function bring(on, tile) {
    asked.add(tile);
    const { first, end } = cellsOfTile(on.geometry, tile, on.count);
    const pixels = await on.images(first, end).catch(() => null);
    if (on !== sheet) return;
    asked.delete(tile);
    // The request was refused because the data set is being changed or the worker is gone. Others report that; the
    // place stays empty until it is viewed again.
    if (!pixels?.length) return;
    const canvas = drawnTile(on, tile, pixels);
    before.get(tile)?.remove();
    before.delete(tile);
    tiles.set(tile, canvas);
    place.append(canvas);
    dropFarthest();
    bringMissing();
  }

  function dropFarthest() {
    const farthest = [...tiles.keys()].sort((a, b) => distance(b) - distance(a));
    for (const tile of farthest.slice(0, Math.max(0, tiles.size - mostTiles))) {
      tiles.get(tile)?.remove();
      tiles.delete(tile);
    }
  }

  function bringMissing() {
    if (!sheet) return;
    const missing = [];
    for (let tile = wanted.first; tile <= wanted.last; ++tile)
      if (!tiles.has(tile) && !asked.has(tile)) missing.push(tile);
    missing.sort((a, b) => distance(a) - distance(b));
    for (const tile of missing.slice(0, Math.max(0, mostRequests - asked.size))) void bring(sheet, tile);
  }

  return {
    /** Starts again with other images or another layout. @param {Sheet | null} next */
    open(next) {
      const sameLayout =
        next &&
        sheet &&
        next.geometry.pitch === sheet.geometry.pitch &&
        next.geometry.columns === sheet.geometry.columns;
      for (const canvas of before.values()) canvas.remove();
      before.clear();
      for (const [tile, canvas] of tiles) {
        if (sameLayout && tile < next.geometry.tiles && tile >= wanted.first && tile <= wanted.last)
          before.set(tile, canvas);
        else canvas.remove();
      }
      sheet = next;
      asked.clear();
      tiles.clear();
    },
    /** @param {{ first: number, last: number }} range of tiles */
    show(range) {
      wanted = range;
      bringMissing();
    },
  };
}
