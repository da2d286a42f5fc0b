/**
 * Turns a layer's weights into pictures: for which layers, in which size, and in which layout.
 *
 * @typedef {import('../../../worker/protocol.js').LayerSummary} LayerSummary
 * @typedef {object} PicturedLayer
 * @property {number} layer its place in the network, from 0
 * @property {string} label
 * @property {number} units number of pictures: one for each unit or filter
 * @property {number} side side of a map's picture, in weights
 * @property {number} maps number of input maps that a unit reads
 * @property {string} noun what has a picture
 */

const frameSide = 28;
/** The largest number of weights requested and drawn at a time. */
const mostWeights = 48 * frameSide * frameSide;
const mostUnits = 48;
/** The largest number of maps side by side in a picture. */
const mostColumns = 8;

/**
 * Returns the layers whose weights can be shown as pictures: convolutions, and a dense layer that reads the pixels.
 * @param {LayerSummary[]} layers
 * @returns {PicturedLayer[]}
 */
export function picturedLayers(layers) {
  /** @type {PicturedLayer[]} */
  const pictured = [];
  let maps = 1;
  let seesPixels = true;
  layers.forEach(({ kind, name, units, kernel, filters, channels }, layer) => {
    if (kind === 'conv')
      pictured.push({ layer, label: `${layer + 1} · ${name}`, units: filters, side: kernel, maps, noun: 'filter' });
    if (kind === 'dense' && seesPixels)
      pictured.push({ layer, label: `${layer + 1} · ${name}`, units, side: frameSide, maps: 1, noun: 'unit' });
    if (kind === 'conv' || kind === 'dense' || kind.includes('pool')) seesPixels = false;
    maps = channels;
  });
  return pictured;
}

/** Returns how many units are shown at a time. @param {PicturedLayer} pictured */
export function unitsAtATime({ units, side, maps }) {
  return Math.max(1, Math.min(units, mostUnits, Math.floor(mostWeights / (side * side * maps))));
}

/** Lays out the maps of a unit in a picture, one weight's width apart. @param {PicturedLayer} pictured */
export function pictureLayout({ side, maps }) {
  const columns = Math.min(maps, mostColumns);
  const rows = Math.ceil(maps / columns);
  return { columns, rows, width: columns * (side + 1) - 1, height: rows * (side + 1) - 1 };
}

/**
 * A unit's weights, which run through the maps fastest, as such a picture; NaN where there is nothing.
 * @param {Float32Array} weights @param {PicturedLayer} pictured
 */
export function pictureOf(weights, pictured) {
  const { side, maps } = pictured;
  const { columns, width, height } = pictureLayout(pictured);
  const picture = new Float32Array(width * height).fill(NaN);
  weights.forEach((weight, place) => {
    const map = place % maps;
    const [y, x] = [Math.floor(place / maps / side), Math.floor(place / maps) % side];
    picture[(Math.floor(map / columns) * (side + 1) + y) * width + (map % columns) * (side + 1) + x] = weight;
  });
  return picture;
}
