/* global console */
// What TensorFlow.js answers to usual mistakes: npm install @tensorflow/tfjs@4.22.0, then node mistakes.mjs
import * as tf from '@tensorflow/tfjs';
const x = tf.randomUniform([10, 28, 28, 1]);
const trial = (n, f) => {
  try {
    console.log(n, '->', f());
  } catch (e) {
    console.log(n, '->', e.constructor.name + ':', e.message.split('\n')[0]);
  }
};
trial(
  'dense with wrong inputs',
  () =>
    tf
      .sequential({
        layers: [
          tf.layers.flatten({ inputShape: [28, 28, 1] }),
          tf.layers.dense({ units: 30 }),
          tf.layers.dense({ units: 10, inputShape: [40] }),
        ],
      })
      .predict(x).shape,
);
trial(
  'kernel larger than the image',
  () =>
    tf.sequential({ layers: [tf.layers.conv2d({ filters: 8, kernelSize: 30, inputShape: [28, 28, 1] })] }).predict(x)
      .shape,
);
trial(
  'label 10',
  () =>
    tf.losses.softmaxCrossEntropy(tf.oneHot(tf.tensor1d([10], 'int32'), 10), tf.randomUniform([1, 10])).dataSync()[0],
);
const n = tf.sequential({
  layers: [
    tf.layers.flatten({ inputShape: [28, 28, 1] }),
    tf.layers.dense({ units: 128, activation: 'relu' }),
    tf.layers.dense({ units: 10 }),
  ],
});
const y = tf.oneHot(tf.tensor1d([...Array(10).keys()], 'int32'), 10);
const o = tf.train.sgd(1e4);
let l;
for (let i = 0; i < 20; i++) l = o.minimize(() => tf.losses.softmaxCrossEntropy(y, n.predict(x)), true).dataSync()[0];
console.log('learning rate 10,000 -> no error; loss', l);
