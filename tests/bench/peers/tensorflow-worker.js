import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgpu';
import { serveJobs } from '../pages/job-loop.js';
import { shuffledExamples } from './shuffled-examples.js';
import { forwardOf } from './tensorflow-operations.js';

/** Nielsen's: half the squared distance, mean over the batch. */
const quadratic = (wanted, outputs) => tf.mul(0.5 / wanted.shape[0], tf.sum(tf.squaredDifference(outputs, wanted)));
const scaledNormal = (inputs) => layers.initializers.randomNormal({ stddev: inputs ** -0.5 });
const dense = (units, inputs, initializer, activation, first) =>
  layers.layers.dense({
    units,
    activation,
    kernelInitializer: initializer,
    useBias: true,
    ...(first && { inputShape: [inputs] }),
  });

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

const lossOf = (name) =>
  name === 'nielsen-30' ? quadratic : (wanted, logits) => tf.losses.softmaxCrossEntropy(wanted, logits);

/** @typedef {import('./shuffled-examples.js').Examples} Examples */

/** @param {Examples} examples @param {number} first @param {number} size */
function tensorsOf({ images, labels }, first, size) {
  const x = tf.tensor2d(images.subarray(first * 784, (first + size) * 784), [size, 784]);
  const y = tf.tidy(() =>
    tf.cast(tf.oneHot(tf.tensor1d(labels.subarray(first, first + size), 'int32'), 10), 'float32'),
  );
  return { x, y };
}

/** The seconds of some training, when everything queued on a GPU has been done: a value out of the net waits for it. */
async function timed(net, train) {
  const began = performance.now();
  await train();
  await net.getWeights()[0].data();
  return (performance.now() - began) / 1000;
}

/** The documented high-level way. @returns {Promise<number>} seconds */
async function fit(net, examples, { model, batch, lr }) {
  const { x, y } = tensorsOf(examples, 0, examples.count);
  net.compile({ optimizer: tf.train.sgd(lr), loss: lossOf(model) });
  const seconds = await timed(net, () =>
    net.fit(x, y, { batchSize: batch, epochs: 1, shuffle: false, yieldEvery: 'never' }),
  );
  tf.dispose([x, y]);
  return seconds;
}

/**
 * The documented low-level way. Each mini-batch is a tensor that lies on the backend before the clock starts: to cut it from the whole training set with
 * `tf.slice` is no way, since the wasm backend (4.22, kernels/Slice.js) copies all that it cuts from first, 188 MB a step.
 * @param {(x: tf.Tensor2D) => tf.Tensor2D} forward
 * @returns {Promise<number>} seconds
 */
async function minimized(net, forward, weights, examples, { model, batch, lr }) {
  const optimizer = tf.train.sgd(lr);
  const loss = lossOf(model);
  const batches = [];
  for (let first = 0; first < examples.count; first += batch)
    batches.push(tensorsOf(examples, first, Math.min(batch, examples.count - first)));
  const step = ({ x, y }) => tf.tidy(() => void optimizer.minimize(() => loss(y, forward(x)), false, weights));
  const seconds = await timed(net, () => batches.forEach(step));
  tf.dispose(batches);
  optimizer.dispose();
  return seconds;
}

/** The same with a network of tfjs-layers, or with the core's operations on its weights. */
const weightsOf = (net) => net.trainableWeights.map((weight) => weight.val);
const minimize = (net, examples, job) =>
  minimized(net, (x) => net.apply(x, { training: true }), weightsOf(net), examples, job);
function operations(net, examples, job) {
  const weights = weightsOf(net);
  return minimized(net, (x) => forwardOf[job.model](x, weights), weights, examples, job);
}

const ways = { fit, minimize, operations };

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
  const examples = await shuffledExamples('train', job.images, job.seed);
  const seconds = await ways[job.way](net, examples, job);
  const accuracy = job.testImages ? await accuracyOf(net, job.testImages) : NaN;
  net.dispose();
  return { seconds, accuracy, images: examples.count };
});
