// The geometry of a long grid of square cells, divided into tiles of a few rows each, in CSS pixels.

/** @typedef {{ columns: number, pitch: number, rows: number, tileRows: number, tiles: number, height: number }} Geometry */

/** Rows in a tile: few enough to draw one quickly, but enough that a few tiles cover a screen. */
const rowsPerTile = 8;

/**
 * @param {number} count cells
 * @param {number} width of the grid
 * @param {number} smallest side of a cell; it grows to fill the width
 * @returns {Geometry}
 */
export function layOut(count, width, smallest) {
  const columns = Math.max(1, Math.floor(width / smallest));
  const pitch = Math.max(1, Math.floor(width / columns));
  const rows = Math.ceil(count / columns);
  return { columns, pitch, rows, tileRows: rowsPerTile, tiles: Math.ceil(rows / rowsPerTile), height: rows * pitch };
}

/**
 * Returns the visible tiles, and on either side as many further tiles as `margin` says.
 * @param {Geometry} geometry
 * @param {number} top first visible pixel
 * @param {number} height visible pixels
 * @param {number} margin further tiles on either side
 */
export function visibleTiles({ pitch, tileRows, tiles }, top, height, margin) {
  const tileHeight = pitch * tileRows;
  const first = Math.floor(top / tileHeight) - margin;
  const last = Math.floor((top + height - 1) / tileHeight) + margin;
  return { first: Math.max(0, first), last: Math.min(tiles - 1, last) };
}

/**
 * Returns the cells that are at least partly visible.
 * @param {Geometry} geometry
 * @param {number} count
 * @param {number} top first visible pixel
 * @param {number} height visible pixels
 */
export function visibleCells({ pitch, columns }, count, top, height) {
  const first = Math.floor(top / pitch) * columns;
  return {
    first: Math.min(count, first),
    end: Math.min(count, (Math.floor((top + height - 1) / pitch) + 1) * columns),
  };
}

/**
 * Returns the cells of a tile.
 * @param {Geometry} geometry
 * @param {number} tile
 * @param {number} count cells of the whole grid
 */
export function cellsOfTile({ columns, tileRows }, tile, count) {
  const first = tile * tileRows * columns;
  return { first, end: Math.min(count, first + tileRows * columns) };
}

/**
 * Returns the cell under a point of the grid, or -1.
 * @param {Geometry} geometry
 * @param {number} count
 * @param {number} x
 * @param {number} y
 */
export function cellAt({ columns, pitch }, count, x, y) {
  const column = Math.floor(x / pitch);
  const cell = Math.floor(y / pitch) * columns + column;
  return column >= 0 && column < columns && cell >= 0 && cell < count ? cell : -1;
}

/**
 * Returns the cell that a key moves to, or null for a key that does not move.
 * @param {string} key
 * @param {number} cell
 * @param {{ columns: number, pageRows: number, count: number }} grid
 */
export function cellAfterKey(key, cell, { columns, pageRows, count }) {
  const page = Math.max(1, pageRows) * columns;
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns, PageUp: -page, PageDown: page };
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (!Object.hasOwn(steps, key)) return null;
  const goal = cell + steps[/** @type {keyof typeof steps} */ (key)];
  // An arrow key that would leave the grid at the top or bottom keeps the cell; a page key moves as far as it can.
  if (goal >= 0 && goal < count) return goal;
  if (key.startsWith('Page')) return goal < 0 ? cell % columns : count - 1;
  return cell;
}
