import { lines } from './lines.js';

/**
 * Writes the layers of a network in the way of a framework, its `Dialect`. `inputs` is the number of inputs of one
 * unit, `channels` the number of channels of the layer's input.
 *
 * @typedef {import('../worker/protocol.js').LayerSummary} LayerSummary
 * @typedef {import('./lines.js').Part} Part
 * @typedef {{ layer: LayerSummary, inputs: number, channels: number }} Placed
 * @typedef {object} Dialect
 * @property {() => Part} flatten
 * @property {(channels: number) => Part} unflatten a vector as an image of one pixel
 * @property {(name: string) => Part} activation
 * @property {(placed: Placed) => Part} dense
 * @property {(placed: Placed) => Part} conv
 * @property {(placed: Placed) => Part} maxpool
 * @property {(placed: Placed) => Part} avgpool
 * @property {(placed: Placed) => Part} dropout
 */

const onImages = ['conv', 'maxpool', 'avgpool'];
const withDialect = /** @type {const} */ (['dense', 'conv', 'maxpool', 'avgpool', 'dropout']);
/** The kinds of layers other than activation functions. @type {string[]} */
export const layerKinds = [...withDialect, 'flatten'];

/**
 * Writes the layers of a network, one after the other. If a layer needs it, the core treats an image as a vector, or a
 * vector as an image of one pixel; frameworks need an explicit layer for that.
 * @param {LayerSummary[]} layers
 * @param {Dialect} dialect
 */
export function networkLines(layers, dialect) {
  let size = { height: 28, width: 28, channels: 1 };
  let flat = false;
  /** @type {Part[]} */
  const written = [];
  for (const layer of layers) {
    const values = size.height * size.width * size.channels;
    if (['dense', 'flatten'].includes(layer.kind) && !flat) {
      written.push(dialect.flatten());
      flat = true;
    }
    if (onImages.includes(layer.kind) && flat) {
      written.push(dialect.unflatten(values));
      flat = false;
    }
    const inputs = layer.kind === 'conv' ? layer.kernel * layer.kernel * size.channels : values;
    if (layer.kind !== 'flatten') written.push(layerLines(dialect, { layer, inputs, channels: size.channels }));
    size = layer;
  }
  return lines(written);
}

/** @param {Dialect} dialect @param {Placed} placed */
function layerLines(dialect, placed) {
  const { kind } = placed.layer;
  const own = withDialect.find((each) => each === kind);
  return own ? dialect[own](placed) : dialect.activation(kind);
}
