/**
 * The layout of a layer's values in its picture: maps side by side with a line between them, or the units of a vector
 * in rows.
 *
 * @typedef {import('./stages.js').Shape} Shape
 * @typedef {{ columns: number, pitchX: number, pitchY: number, width: number, height: number }} Layout in pixels, one a value
 */

/** @param {number} count */
function columnsFor(count) {
  if (count <= 10) return count;
  if (count % 16 === 0) return Math.min(count, count > 256 ? 32 : 16);
  return count % 10 === 0 && count <= 200 ? (count > 100 ? 20 : 10) : Math.ceil(Math.sqrt(2 * count));
}

/** @param {Shape} shape @returns {Layout} */
export function layoutOf({ height, width, channels }) {
  const isVector = height * width === 1;
  const columns = isVector ? columnsFor(channels) : Math.min(channels, Math.ceil(Math.sqrt(2 * channels)));
  const rows = Math.ceil(channels / columns);
  const gap = isVector ? 0 : 1;
  const [pitchX, pitchY] = [width + gap, height + gap];
  return { columns, pitchX, pitchY, width: columns * pitchX - gap, height: rows * pitchY - gap };
}

/**
 * Returns the index of the value at a pixel of the picture, or -1 between the maps.
 * @param {Shape} shape
 * @param {Layout} layout
 * @param {number} x
 * @param {number} y
 */
export function placeAt({ height, width, channels }, { columns, pitchX, pitchY }, x, y) {
  const channel = Math.floor(y / pitchY) * columns + Math.floor(x / pitchX);
  const [column, row] = [x % pitchX, y % pitchY];
  return x >= 0 && y >= 0 && x < columns * pitchX && channel < channels && column < width && row < height
    ? (row * width + column) * channels + channel
    : -1;
}

/** Returns the pixel of a value. @param {Shape} shape @param {Layout} layout @param {number} place */
export function pixelOf({ width, channels }, { columns, pitchX, pitchY }, place) {
  const channel = place % channels;
  const position = Math.floor(place / channels);
  return {
    x: (channel % columns) * pitchX + (position % width),
    y: Math.floor(channel / columns) * pitchY + Math.floor(position / width),
  };
}
