import { unwrap } from '../core/unwrap.js';

/**
 * Describes the active network for the chapters.
 *
 * @typedef {import('../core/core-loader.js').Model} Model
 * @typedef {{ name: string, shape: number[], values: Float32Array }} Tensor as in a model file: a row for each unit,
 *   row-major
 * @typedef {object} NetworkInUse
 * @property {import('../protocol.js').NetworkSource} source
 * @property {string} layers
 * @property {Tensor[]} tensors weights and biases of its first layer
 * @property {number[]} outputs for the given image
 * @property {Float32Array} firstSums pre-activations of a dense first layer for the same image; empty for any other
 *   layer
 * @property {import('../protocol.js').OutputKind} kind
 * @property {number} milliseconds duration of the query
 */

export class LessonService {
  #networks;

  /** @param {Pick<import('../network/active-network.js').ActiveNetworks, 'withModel'>} networks */
  constructor(networks) {
    this.#networks = networks;
  }

  /**
   * Returns the first layer's weights and the network's answer to an image.
   * @param {Uint8Array} pixels 784
   * @param {boolean} [convolving] whether the one in training is used only if it begins with a convolution
   * @returns {NetworkInUse|null} null if there is no network
   */
  networkInUse(pixels, convolving = false) {
    const began = performance.now();
    const network = this.#networks.withModel((active) => described(active, pixels), { convolving });
    return network && { ...network, milliseconds: performance.now() - began };
  }
}

/**
 * @param {import('../network/active-network.js').ActiveModel} active
 * @param {Uint8Array} pixels
 * @returns {Omit<NetworkInUse, 'milliseconds'>}
 */
function described({ model, source, kind }, pixels) {
  const tensors = firstLayer(model);
  const outputs = Array.from(unwrap(model.predict(pixels)));
  return { source, layers: String(model.layers()), tensors, outputs, firstSums: sumsOf(tensors, pixels), kind };
}

/** @param {Model} model @returns {Tensor[]} weights and biases */
function firstLayer(model) {
  const values = unwrap(model.values());
  let at = 0;
  return model
    .tensors()
    .slice(0, 2)
    .map(({ name, shape }) => {
      const size = shape.reduce((/** @type {number} */ product, /** @type {number} */ side) => product * side, 1);
      return { name, shape: Array.from(shape), values: values.slice(at, (at += size)) };
    });
}

/** @param {Tensor[]} tensors @param {Uint8Array} pixels @returns {Float32Array} */
function sumsOf([weights, biases], pixels) {
  const [units, inputs] = weights.shape;
  if (weights.shape.length !== 2 || inputs !== pixels.length) return new Float32Array(0);
  return Float32Array.from({ length: units }, (_, unit) => {
    let sum = biases.values[unit];
    for (let i = 0; i < inputs; ++i) sum += (weights.values[unit * inputs + i] * pixels[i]) / 255;
    return sum;
  });
}
