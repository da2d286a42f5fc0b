import * as tf from '@tensorflow/tfjs-core';
import { kernelOf, weightsOf } from './tensor-layout.js';

/**
 * Builds a network of the page in TensorFlow.js, from the operations of its core package.
 *
 * @typedef {import('../worker/protocol.js').LayerSummary} LayerSummary
 * @typedef {import('./tensor-layout.js').Sides} Sides
 * @typedef {typeof import('./tensorflow-abilities.js')} Abilities
 * @typedef {{ name: string, shape: number[] }} TensorShape
 * @typedef {{ layers: LayerSummary[], loss: string, tensors: TensorShape[], values: Float32Array }} NetworkSource
 *   `values`: those of the tensors, one after the other
 * @typedef {{ kernel: tf.Variable, bias: tf.Variable, sides: Sides }} Weights
 */

const classes = 10;
const side = 28;

/** SiLU, and GELU in its approximation with tanh. */
const silu = (/** @type {tf.Tensor} */ z) => tf.mul(z, tf.sigmoid(z));
const gelu = (/** @type {tf.Tensor} */ z) =>
  tf.mul(z, tf.sigmoid(tf.mul(2 * Math.sqrt(2 / Math.PI), tf.add(z, tf.mul(0.044715, tf.pow(z, 3))))));
/** @type {Record<Abilities['activations'][number], (values: tf.Tensor) => tf.Tensor>} */
const activations = { relu: tf.relu, sigmoid: tf.sigmoid, tanh: tf.tanh, gelu, silu };

/**
 * The mean loss of a mini-batch, of its outputs and one-hot labels.
 * @type {Record<Abilities['losses'][number], (outputs: tf.Tensor2D, wanted: tf.Tensor2D) => tf.Tensor>}
 */
const losses = {
  quadratic: (outputs, wanted) => tf.mul(0.5, tf.mean(tf.sum(tf.square(tf.sub(outputs, wanted)), 1))),
  'cross-entropy': (outputs, wanted) => tf.losses.softmaxCrossEntropy(wanted, outputs),
};

/**
 * Returns for each layer with weights their shape in the core's layout.
 * @param {LayerSummary[]} layers
 * @param {TensorShape[]} tensors
 * @returns {Sides[]}
 */
function sidesOf(layers, tensors) {
  const shapes = tensors.filter(({ shape }) => shape.length > 1).map(({ shape }) => shape);
  let image = { channels: 1, height: side, width: side };
  /** @type {Sides[]} */
  const all = [];
  for (const { kind, height, width, channels } of layers) {
    if (kind === 'conv') all.push(/** @type {Sides} */ (shapes[all.length]));
    if (kind === 'dense') all.push([shapes[all.length][0], image.channels, image.height, image.width]);
    // A flat vector is an image of one pixel with many channels.
    if (kind === 'dense') image = { channels: shapes[all.length - 1][0], height: 1, width: 1 };
    if (kind === 'conv' || kind.endsWith('pool')) image = { channels, height, width };
  }
  return all;
}

export class TensorflowNetwork {
  #layers;
  #loss;
  /** @type {Weights[]} */
  #weights;

  /** @param {NetworkSource} source */
  constructor({ layers, loss, tensors, values }) {
    this.#layers = layers;
    if (!Object.hasOwn(losses, loss)) throw new Error(`This page has no cost “${loss}” for TensorFlow.js.`);
    this.#loss = losses[/** @type {keyof typeof losses} */ (loss)];
    let at = 0;
    this.#weights = sidesOf(layers, tensors).map((sides) => {
      const [outputs, channels, height, width] = sides;
      const kernel = kernelOf(values.subarray(at, (at += outputs * channels * height * width)), sides);
      const bias = values.slice(at, (at += outputs));
      return {
        sides,
        kernel: tf.variable(tf.tensor(kernel, [height, width, channels, outputs])),
        bias: tf.variable(tf.tensor1d(bias)),
      };
    });
  }

  get variables() {
    return this.#weights.flatMap(({ kernel, bias }) => [kernel, bias]);
  }

  /**
   * Returns the mean loss of a mini-batch.
   * @param {tf.Tensor2D} images
   * @param {tf.Tensor2D} wanted one-hot
   * @returns {tf.Scalar}
   */
  loss(images, wanted) {
    return /** @type {tf.Scalar} */ (this.#loss(this.#forward(images), wanted));
  }

  /** @returns {Promise<Float32Array>} all weights in the core's order */
  async values() {
    const parts = await Promise.all(
      this.#weights.map(async ({ kernel, bias, sides }) => [
        weightsOf(/** @type {Float32Array} */ (await kernel.data()), sides),
        await bias.data(),
      ]),
    );
    return Float32Array.from(parts.flat().flatMap((part) => Array.from(part)));
  }

  /** Waits until all pending operations have finished. */
  async settled() {
    await this.#weights[0].bias.data();
  }

  dispose() {
    tf.dispose(this.variables);
  }

  /** @param {tf.Tensor2D} images @returns {tf.Tensor2D} */
  #forward(images) {
    /** @type {tf.Tensor} */
    let values = tf.reshape(images, [-1, side, side, 1]);
    let weights = 0;
    for (const layer of this.#layers) {
      const hasWeights = layer.kind === 'dense' || layer.kind === 'conv';
      values = applied(layer, values, hasWeights ? this.#weights[weights++] : null);
    }
    return tf.reshape(values, [-1, classes]);
  }
}

/** @param {LayerSummary} layer @param {tf.Tensor} values @param {Weights|null} weights @returns {tf.Tensor} */
function applied({ kind, kernel: size, stride, padding, rate }, values, weights) {
  if (kind in activations) return activations[/** @type {'relu'} */ (kind)](values);
  const image = /** @type {tf.Tensor4D} */ (values);
  switch (kind) {
    case 'dense':
      return densely(values, /** @type {Weights} */ (weights));
    case 'conv':
      return tf.add(
        tf.conv2d(
          image,
          /** @type {tf.Variable<tf.Rank.R4>} */ (weights?.kernel),
          stride,
          padding,
          'NHWC',
          [1, 1],
          'floor',
        ),
        /** @type {Weights} */ (weights).bias,
      );
    case 'maxpool':
      return tf.maxPool(image, size, stride, padding, 'floor');
    case 'avgpool':
      return tf.avgPool(image, size, stride, padding, 'floor');
    case 'dropout':
      return tf.dropout(values, rate);
    case 'flatten':
      return values;
    default:
      throw new Error(`This page has no layer “${kind}” for TensorFlow.js.`);
  }
}

/** @param {tf.Tensor} values @param {Weights} weights */
function densely(values, { kernel, bias, sides: [outputs, ...inputs] }) {
  const size = inputs.reduce((product, length) => product * length, 1);
  const flat = /** @type {tf.Tensor2D} */ (tf.reshape(values, [-1, size]));
  return tf.add(tf.matMul(flat, /** @type {tf.Tensor2D} */ (tf.reshape(kernel, [size, outputs]))), bias);
}

/** @param {Uint8Array} images 784 pixels each @returns {Float32Array} from 0 to 1 */
export const scaled = (images) => Float32Array.from(images, (pixel) => pixel / 255);
