/**
 * How a layer's weights become pictures: of which layers, how large, and what is where.
 *
 * @typedef {import('../../worker/protocol.js').LayerSummary} LayerSummary
 * @typedef {object} PicturedLayer
 * @property {number} layer its place in the network, from 0
 * @property {string} label
 * @property {number} units pictures there are: one a unit or filter
 * @property {number} side of a map's picture, in weights
 * @property {number} maps input maps that a unit looks at
 * @property {string} noun what has a picture
 */

const FRAME_SIDE = 28;
/** Weights that are asked for and drawn at a time, at most. */
const MOST_WEIGHTS = 48 * FRAME_SIDE * FRAME_SIDE;
const MOST_UNITS = 48;
/** Maps side by side in a picture. */
const MOST_COLUMNS = 8;

/** Layers whose weights are pictures: convolutions, and a dense one that looks at the pixels. @param {LayerSummary[]} layers @returns {PicturedLayer[]} */
export function picturedLayers(layers) {
  /** @type {PicturedLayer[]} */
  const pictured = [];
  let maps = 1;
  let seesPixels = true;
  layers.forEach(({ kind, name, units, kernel, filters, channels }, layer) => {
    if (kind === 'conv') pictured.push({ layer, label: `${layer + 1} · ${name}`, units: filters, side: kernel, maps, noun: 'filter' });
    if (kind === 'dense' && seesPixels) pictured.push({ layer, label: `${layer + 1} · ${name}`, units, side: FRAME_SIDE, maps: 1, noun: 'unit' });
    if (kind === 'conv' || kind === 'dense' || kind.includes('pool')) seesPixels = false;
    maps = channels;
  });
  return pictured;
}

/** Units shown at a time. @param {PicturedLayer} pictured */
export function unitsAtATime({ units, side, maps }) {
  return Math.max(1, Math.min(units, MOST_UNITS, Math.floor(MOST_WEIGHTS / (side * side * maps))));
}

/** The maps of a unit laid out in a picture, a weight's width apart. @param {PicturedLayer} pictured */
export function pictureLayout({ side, maps }) {
  const columns = Math.min(maps, MOST_COLUMNS);
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
