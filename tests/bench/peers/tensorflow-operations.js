import * as tf from '@tensorflow/tfjs-core';

/**
 * The bench's networks as functions of their weights, in the operations of TensorFlow.js's core: with small mini-batches what a network of
 * tfjs-layers does around each operation takes longer than the operation.
 *
 * @typedef {(images: tf.Tensor2D, weights: tf.Variable[]) => tf.Tensor2D} Forward weights and biases in turn, a layer's kernel first
 */

const dense = (values, kernel, bias) => tf.add(tf.matMul(values, kernel), bias);
const convolved = (image, kernel, bias) =>
  tf.maxPool(tf.relu(tf.add(tf.conv2d(image, kernel, 1, 'valid'), bias)), 2, 2, 'valid');

/** @type {Record<import('../benched-models.js').BenchedModel, Forward>} */
export const forwardOf = {
  'nielsen-30': (images, [w1, b1, w2, b2]) => tf.sigmoid(dense(tf.sigmoid(dense(images, w1, b1)), w2, b2)),
  dnn: (images, [w1, b1, w2, b2, w3, b3]) => dense(tf.relu(dense(tf.relu(dense(images, w1, b1)), w2, b2)), w3, b3),
  cnn(images, [k1, b1, k2, b2, w, b]) {
    const maps = convolved(convolved(tf.reshape(images, [-1, 28, 28, 1]), k1, b1), k2, b2);
    return dense(tf.reshape(maps, [images.shape[0], -1]), w, b);
  },
};
