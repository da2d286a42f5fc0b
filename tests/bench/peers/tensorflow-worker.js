import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgpu';
import { serveJobs } from '../pages/job-loop.js';
import { shuffledExamples } from './shuffled-examples.js';

/** Nielsen's: half the squared distance, mean over the batch. */
const quadratic = (wanted, outputs) => tf.mul(0.5, tf.mean(tf.sum(tf.square(tf.sub(outputs, wanted)), 1)));
const scaledNormal = (inputs) => layers.initializers.randomNormal({ stddev: inputs ** -0.5 });
const dense = (units, inputs, initializer, activation, first) =>
  layers.layers.dense({ units, activation, kernelInitializer: initializer, useBias: true, ...(first && { inputShape: [inputs] }) });

/** @param {string} name @returns {layers.Sequential} with the activation of its outputs */
function networkOf(name) {
  const net = layers.sequential();
  const he = 'heNormal';
  if (name === 'nielsen-30') {
    net.add(dense(30, 784, scaledNormal(784), 'sigmoid', true));
    net.add(dense(10, 30, scaledNormal(30), 'sigmoid'));
  } else if (name === 'dnn') {
    net.add(dense(128, 784, he, 'relu', true));
    net.add(dense(64, 128, he, 'relu'));
    net.add(dense(10, 64, he));
  } else {
    net.add(layers.layers.reshape({ targetShape: [28, 28, 1], inputShape: [784] }));
    net.add(layers.layers.conv2d({ filters: 8, kernelSize: 5, activation: 'relu', kernelInitializer: he }));
    net.add(layers.layers.maxPooling2d({ poolSize: 2 }));
    net.add(layers.layers.conv2d({ filters: 16, kernelSize: 5, activation: 'relu', kernelInitializer: he }));
    net.add(layers.layers.maxPooling2d({ poolSize: 2 }));
    net.add(layers.layers.flatten());
    net.add(dense(10, 256, he));
  }
  return net;
}

const lossOf = (name) => (name === 'nielsen-30' ? quadratic : (wanted, logits) => tf.losses.softmaxCrossEntropy(wanted, logits));

/** The documented high-level way. */
async function fit(net, loss, x, y, { batch, lr }) {
  net.compile({ optimizer: tf.train.sgd(lr), loss });
  await net.fit(x, y, { batchSize: batch, epochs: 1, shuffle: false, yieldEvery: 'never' });
}

/** The documented low-level way: a batch is a slice of what lies on the backend already. */
async function minimize(net, loss, x, y, { batch, lr }) {
  const optimizer = tf.train.sgd(lr);
  const [count] = x.shape;
  for (let first = 0; first < count; first += batch) {
    const size = Math.min(batch, count - first);
    tf.tidy(() => {
      const images = tf.slice(x, [first, 0], [size, 784]);
      const wanted = tf.slice(y, [first, 0], [size, 10]);
      optimizer.minimize(() => loss(wanted, net.apply(images, { training: true })));
    });
  }
  optimizer.dispose();
}

const ways = { fit, minimize };

/** A value out of the net, so that everything queued on a GPU has been done. */
async function settle(net) {
  await net.getWeights()[0].data();
}

async function accuracyOf(net, testImages) {
  const { images, labels, count } = await shuffledExamples('test', testImages, null);
  const x = tf.tensor2d(images, [count, 784]);
  const answers = tf.tidy(() => tf.argMax(net.predict(x, { batchSize: 500 }), 1));
  const right = (await answers.data()).reduce((sum, answer, i) => sum + (answer === labels[i] ? 1 : 0), 0);
  tf.dispose([x, answers]);
  return right / count;
}

/** @param {string} setUp backend, and for wasm the number of threads: "wasm 2" */
async function open(setUp) {
  const [backend, threads] = setUp.split(' ');
  if (backend === 'wasm') {
    setWasmPaths('/tfjs/');
    if (threads) setThreadsCount(Number(threads));
    // Without it, more than one thread is used wherever the page is isolated.
    if (threads === '1') tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  }
  if (!(await tf.setBackend(backend))) throw new Error(`no ${backend} backend here`);
  await tf.ready();
}

let opening;
serveJobs(async (setUp, job) => {
  opening ??= open(setUp);
  await opening;
  const net = networkOf(job.model);
  const { images, labels, count } = await shuffledExamples('train', job.images, job.seed);
  const x = tf.tensor2d(images, [count, 784]);
  const y = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), 10), 'float32'));
  await Promise.all([x.data(), y.data()]);
  const began = performance.now();
  await ways[job.way](net, lossOf(job.model), x, y, job);
  await settle(net);
  const seconds = (performance.now() - began) / 1000;
  const accuracy = job.testImages ? await accuracyOf(net, job.testImages) : NaN;
  tf.dispose([x, y]);
  net.dispose();
  return { seconds, accuracy, images: count };
});
