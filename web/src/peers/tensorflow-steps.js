import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { TensorflowNetwork } from './tensorflow-network.js';

/**
 * Makes optimiser steps in TensorFlow.js that are the same as the core's.
 *
 * @typedef {import('../worker/protocol.js').RunChoice} RunChoice
 * @typedef {import('./tensorflow-network.js').NetworkSource} NetworkSource
 * @typedef {{ images: Float32Array, labels: Uint8Array, learningRate: number, share: number }} MiniBatch
 *   `learningRate`: that of this step; `share`: its size relative to a full mini-batch
 * @typedef {tf.Optimizer & { learningRate: number }} WithRate
 */

const classes = 10;

/** @param {RunChoice} choice @returns {tf.Optimizer} */
function optimizerOf({ optimizer, tuning: { momentum, beta2, epsilon } }) {
  // The rate is set before each step.
  const rate = 1;
  switch (optimizer) {
    case 'sgd':
      return tf.train.sgd(rate);
    case 'momentum':
      return tf.train.momentum(rate, momentum);
    case 'nesterov':
      return tf.train.momentum(rate, momentum, true);
    case 'adam':
      return tf.train.adam(rate, momentum, beta2, epsilon);
    default:
      throw new Error(`TensorFlow.js has no optimiser that makes the steps of ${optimizer}.`);
  }
}

export class TensorflowSteps {
  #choice;
  #network;
  #optimizer;

  /** @param {NetworkSource} source @param {RunChoice} choice */
  constructor(source, choice) {
    this.#choice = choice;
    this.#network = new TensorflowNetwork(source);
    this.#optimizer = optimizerOf(choice);
  }

  /**
   * Makes steps, one after the other.
   * @param {MiniBatch[]} batches
   * @returns {Promise<Float32Array>} the loss of each mini-batch before its step, once all steps have finished
   */
  async make(batches) {
    const losses = batches.map((batch) => this.#step(batch));
    const all = tf.stack(losses);
    const values = /** @type {Float32Array} */ (await all.data());
    await this.#network.settled();
    tf.dispose([...losses, all]);
    return values;
  }

  values() {
    return this.#network.values();
  }

  dispose() {
    this.#network.dispose();
    this.#optimizer.dispose();
  }

  /** @param {MiniBatch} batch */
  #step({ images, labels, learningRate, share }) {
    return tf.tidy(() => {
      const x = tf.tensor2d(images, [labels.length, images.length / labels.length]);
      const wanted = /** @type {tf.Tensor2D} */ (tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), classes), 'float32'));
      const { value, grads } = tf.variableGrads(() => this.#network.loss(x, wanted), this.#network.variables);
      this.#setRate(learningRate);
      this.#optimizer.applyGradients(this.#decayed(clipped(shared(grads, share), this.#choice.clip), learningRate));
      return value;
    });
  }

  /** @param {number} learningRate */
  #setRate(learningRate) {
    const optimizer = /** @type {WithRate & { setLearningRate?: (rate: number) => void }} */ (this.#optimizer);
    if (optimizer.setLearningRate) optimizer.setLearningRate(learningRate);
    else optimizer.learningRate = learningRate;
  }

  /**
   * Applies weight decay to weights and biases as the core does.
   * @param {tf.NamedTensorMap} gradients
   * @param {number} learningRate
   * @returns {tf.NamedTensorMap}
   */
  #decayed(gradients, learningRate) {
    const { weightDecay, decay } = this.#choice;
    if (weightDecay === 0) return gradients;
    const { variables } = this.#network;
    if (decay === 'decoupled') {
      for (const variable of variables) variable.assign(tf.mul(variable, 1 - learningRate * weightDecay));
      return gradients;
    }
    return Object.fromEntries(
      variables.map((variable) => [variable.name, tf.add(gradients[variable.name], tf.mul(variable, weightDecay))]),
    );
  }
}

/**
 * Scales the mean gradient, so that it is the sum over the mini-batch divided by the size of a full one.
 * @param {tf.NamedTensorMap} gradients
 * @param {number} share
 * @returns {tf.NamedTensorMap}
 */
function shared(gradients, share) {
  if (share === 1) return gradients;
  return Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, tf.mul(gradient, share)]));
}

/**
 * Clips the gradient to a norm of at most `limit`.
 * @param {tf.NamedTensorMap} gradients
 * @param {number} limit 0 = never
 * @returns {tf.NamedTensorMap}
 */
function clipped(gradients, limit) {
  if (limit === 0) return gradients;
  const length = tf.sqrt(tf.addN(Object.values(gradients).map((gradient) => tf.sum(tf.square(gradient)))));
  const factor = tf.minimum(1, tf.div(limit, length));
  return Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, tf.mul(gradient, factor)]));
}
