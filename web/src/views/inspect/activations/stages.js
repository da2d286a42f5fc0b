/**
 * Selects what is shown of a network's response: a stage for each layer with weights and each pooling layer, with its
 * output values, taken after the activation function if there is one.
 *
 * @typedef {import('../../../worker/protocol.js').LayerSummary} LayerSummary
 * @typedef {import('../../../worker/protocol.js').Response} Response
 * @typedef {{ height: number, width: number, channels: number }} Shape in memory the channel runs fastest, then the column
 * @typedef {'signed'|'positive'|'unit'} Range below and above zero, from zero up, or from zero to one
 * @typedef {object} Stage
 * @property {number} layer index of the layer with the weights, or of the pooling layer
 * @property {string} title
 * @property {string} note what its values are
 * @property {Shape} shape
 * @property {Shape} inputShape shape of what its weights multiply: the whole output of the previous stage, or a window
 *   of it
 * @property {Range} range
 * @property {boolean} weighted
 * @property {boolean} isOutput whether its units are the network's outputs, one for each class
 * @property {string|null} activation
 * @property {Float32Array} sums before the activation function
 * @property {Float32Array} values after it
 */

const activations = /** @type {Record<string, { name: string, range: Range }>} */ ({
  relu: { name: 'ReLU', range: 'positive' },
  sigmoid: { name: 'sigmoid', range: 'unit' },
  tanh: { name: 'tanh', range: 'signed' },
  gelu: { name: 'GELU', range: 'signed' },
  silu: { name: 'SiLU', range: 'signed' },
});
const image = { height: 28, width: 28, channels: 1 };

/** @param {Shape} shape */
export const sizeOf = ({ height, width, channels }) => height * width * channels;

/** @param {Response} response @returns {Stage[]} */
export function stagesOf({ layers, values, kind }) {
  /** @type {Stage[]} */
  const stages = [];
  let at = 0;
  layers.forEach((layer, index) => {
    const output = values.subarray(at, (at += sizeOf(layer)));
    const last = stages.at(-1);
    if (layer.activation && last) {
      const activation = activations[layer.kind] ?? { name: layer.kind, range: 'signed' };
      Object.assign(last, {
        values: output,
        range: activation.range,
        activation: activation.name,
        note: `after ${activation.name}`,
      });
    } else if (layer.kind === 'dense' || layer.kind === 'conv' || layer.kind.endsWith('pool')) {
      stages.push(stageOf(layer, index, output, last));
    }
  });
  const outputs = stages.at(-1);
  if (outputs) outputs.isOutput = true;
  if (outputs && !outputs.activation)
    outputs.note = kind === 'probability' ? 'logits, which the softmax turns into probabilities' : 'outputs';
  return stages;
}

/** @param {LayerSummary} layer @param {number} index @param {Float32Array} values @param {Stage} [before] @returns {Stage} */
function stageOf(layer, index, values, before) {
  const { kind, height, width, channels, kernel, units } = layer;
  const weighted = kind === 'dense' || kind === 'conv';
  const from = before?.shape ?? image;
  const title =
    kind === 'dense'
      ? `Dense ${units}`
      : kind === 'conv'
        ? `Convolution ${kernel}×${kernel}`
        : kind === 'maxpool'
          ? `Max pooling ${kernel}×${kernel}`
          : `Mean pooling ${kernel}×${kernel}`;
  return {
    layer: index,
    title,
    note: weighted ? 'weighted sums' : 'pooled maps',
    shape: { height, width, channels },
    inputShape: kind === 'conv' ? { height: kernel, width: kernel, channels: from.channels } : from,
    range: weighted ? 'signed' : (before?.range ?? 'positive'),
    weighted,
    isOutput: false,
    activation: null,
    sums: values,
    values,
  };
}

/** Returns the network's ten outputs. @param {Response} response @returns {number[]} */
export const presentedOutputs = ({ values }) => Array.from(values.subarray(values.length - 10));

/**
 * Describes a unit or map, counted from 1 as everywhere in the page.
 * @param {Shape} shape
 * @param {number} place
 */
export function formatPlace({ height, width, channels }, place) {
  const channel = place % channels;
  if (height * width === 1) return `unit ${channel + 1}`;
  const position = Math.floor(place / channels);
  return `map ${channel + 1}, row ${Math.floor(position / width) + 1}, column ${(position % width) + 1}`;
}
