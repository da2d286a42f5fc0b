/**
 * The arrangement of the weights into one unit in the plane: each lies where the value is that it multiplies.
 *
 * @typedef {import('../../worker/protocol.js').LayerSummary} LayerSummary
 *
 * @typedef {object} Geometry
 * @property {number} tiles pictures side by side, one for each channel
 * @property {number} rows of a tile
 * @property {number} columns
 * @property {(tile: number, row: number, column: number) => number} inputAt index of the unit's input
 * @property {(input: number) => string} inputName description of an input
 * @property {string} unitName what the layer calls one of its units
 * @property {string} shape description of the shape
 */

/**
 * In an image, the values of a pixel's channels are adjacent in memory.
 * @param {number} rows
 * @param {number} columns
 * @param {number} channels
 */
const stacked = (rows, columns, channels) => ({
  tiles: channels,
  rows,
  columns,
  inputAt: (/** @type {number} */ tile, /** @type {number} */ row, /** @type {number} */ column) =>
    (row * columns + column) * channels + tile,
});

/** @param {number} input @param {number} columns @param {number} channels */
const spot = (input, columns, channels) => {
  const at = Math.floor(input / channels);
  return { row: Math.floor(at / columns) + 1, column: (at % columns) + 1, channel: (input % channels) + 1 };
};

/** @param {LayerSummary[]} layers of the network @param {number} place index of the layer @returns {Geometry} */
export function geometryOf(layers, place) {
  const layer = layers[place];
  const before = inputShape(layers, place);
  if (layer.kind === 'conv') return kernelGeometry(layer.kernel, before.channels);
  const { height, width, channels } = before;
  if (height * width > 1)
    return imageGeometry(
      height,
      width,
      channels,
      place === 0 || layers.slice(0, place).every(({ kind }) => kind === 'flatten'),
    );
  const count = height * width * channels;
  return {
    tiles: 1,
    rows: 1,
    columns: count,
    inputAt: (_, __, column) => column,
    inputName: (input) => `unit ${input + 1} of the layer before`,
    unitName: 'unit',
    shape: `a row of ${count}, one for each unit of the layer before`,
  };
}

/** @param {number} kernel @param {number} channels @returns {Geometry} */
function kernelGeometry(kernel, channels) {
  const inputName = (/** @type {number} */ input) => {
    const { row, column, channel } = spot(input, kernel, channels);
    return `row ${row}, column ${column} of the kernel${channels > 1 ? ` on channel ${channel}` : ''}`;
  };
  const shape =
    channels > 1
      ? `${channels} kernels of ${kernel} × ${kernel}, one for each channel`
      : `a kernel of ${kernel} × ${kernel}`;
  return { ...stacked(kernel, kernel, channels), inputName, unitName: 'filter', shape };
}

/** @param {number} rows @param {number} columns @param {number} channels @param {boolean} ofPixels @returns {Geometry} */
function imageGeometry(rows, columns, channels, ofPixels) {
  const inputName = (/** @type {number} */ input) => {
    const { row, column, channel } = spot(input, columns, channels);
    return ofPixels ? `pixel row ${row}, column ${column}` : `row ${row}, column ${column} of map ${channel}`;
  };
  const shape = ofPixels ? `${rows} × ${columns}, one for each pixel` : `${channels} maps of ${rows} × ${columns}`;
  return { ...stacked(rows, columns, channels), inputName, unitName: 'unit', shape };
}

/**
 * Returns the shape of a layer's input. A flatten layer does not change the arrangement of the values.
 * @param {LayerSummary[]} layers
 * @param {number} place
 */
function inputShape(layers, place) {
  for (let k = place - 1; k >= 0; --k) {
    const { kind, height, width, channels } = layers[k];
    if (kind !== 'flatten' && !(kind === 'dropout' && layers[k - 1]?.kind === 'flatten'))
      return { height, width, channels };
  }
  return { height: 28, width: 28, channels: 1 };
}

/**
 * Returns the number of columns of tiles that makes the picture about as wide as it is high.
 * @param {Pick<Geometry, 'tiles'|'rows'|'columns'>} geometry
 */
function tileColumns({ tiles, rows, columns }) {
  return Math.max(1, Math.min(tiles, Math.round(Math.sqrt((tiles * rows) / columns))));
}

/**
 * Returns the picture of a unit's values: its tiles side by side, separated by blank lines one pixel wide.
 * @param {Geometry} geometry
 * @param {ArrayLike<number>} values one for each input
 * @returns {{ width: number, height: number, values: Float64Array, blank: Uint8Array }} `blank`: 1 for pixels without a
 *   value
 */
export function pictureOf(geometry, values) {
  const across = tileColumns(geometry);
  const { tiles, rows, columns } = geometry;
  const width = across * (columns + 1) - 1;
  const height = Math.ceil(tiles / across) * (rows + 1) - 1;
  const picture = {
    width,
    height,
    values: new Float64Array(width * height),
    blank: new Uint8Array(width * height).fill(1),
  };
  for (let tile = 0; tile < tiles; ++tile) {
    const [top, left] = [Math.floor(tile / across) * (rows + 1), (tile % across) * (columns + 1)];
    for (let row = 0; row < rows; ++row) {
      for (let column = 0; column < columns; ++column) {
        const at = (top + row) * width + left + column;
        picture.values[at] = values[geometry.inputAt(tile, row, column)];
        picture.blank[at] = 0;
      }
    }
  }
  return picture;
}
