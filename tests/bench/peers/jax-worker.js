import { blockUntilReady, defaultDevice, init, jit, lax, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import { serveJobs } from '../pages/job-loop.js';
import { shuffledExamples } from './shuffled-examples.js';

// Every function of this library takes ownership of its arguments; `.ref` keeps one for later.

/** Normally distributed numbers, by Box and Muller. @param {number} count @param {number} deviation */
function normals(count, deviation) {
  return Float32Array.from(
    { length: count },
    () => deviation * Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random()),
  );
}

const weights = (shape, deviation) =>
  np
    .array(
      normals(
        shape.reduce((a, b) => a * b),
        deviation,
      ),
    )
    .reshape(shape);
const maxPool = (x) => lax.reduceWindow(x, np.max, [2, 2], [2, 2]);

const denseParameters = (sizes, gain) =>
  sizes
    .slice(1)
    .flatMap((outputs, i) => [weights([sizes[i], outputs], Math.sqrt(gain / sizes[i])), np.zeros([outputs])]);

const networks = {
  'nielsen-30': {
    fresh: () => denseParameters([784, 30, 10], 1),
    predict: ([w1, b1, w2, b2], x) => nn.sigmoid(np.dot(nn.sigmoid(np.dot(x, w1).add(b1)), w2).add(b2)),
    loss: (outputs, y) =>
      np
        .square(outputs.sub(y.ref))
        .sum()
        .mul(0.5 / y.shape[0]),
  },
  dnn: {
    fresh: () => denseParameters([784, 128, 64, 10], 2),
    predict: ([w1, b1, w2, b2, w3, b3], x) =>
      np.dot(nn.relu(np.dot(nn.relu(np.dot(x, w1).add(b1)), w2).add(b2)), w3).add(b3),
    loss: crossEntropy,
  },
  cnn: {
    fresh: () => [
      weights([8, 1, 5, 5], Math.sqrt(2 / 25)),
      np.zeros([8, 1, 1]),
      weights([16, 8, 5, 5], Math.sqrt(2 / 200)),
      np.zeros([16, 1, 1]),
      ...denseParameters([256, 10], 2),
    ],
    predict: ([w1, b1, w2, b2, w3, b3], x) => {
      const first = nn.relu(maxPool(lax.convGeneralDilated(x.reshape([-1, 1, 28, 28]), w1, [1, 1], 'VALID').add(b1)));
      const second = nn.relu(maxPool(lax.convGeneralDilated(first, w2, [1, 1], 'VALID').add(b2)));
      return np.dot(second.reshape([-1, 256]), w3).add(b3);
    },
    loss: crossEntropy,
  },
};

function crossEntropy(logits, y) {
  const batch = y.shape[0];
  return nn
    .logSoftmax(logits)
    .mul(y)
    .sum()
    .mul(-1 / batch);
}

/** One step of gradient descent, compiled as a whole. */
const stepOf = ({ predict, loss }, lr) =>
  jit((parameters, x, y) => {
    const [value, gradient] = valueAndGrad((p, images, wanted) => loss(predict(p, images), wanted))(
      tree.ref(parameters),
      x,
      y,
    );
    value.dispose();
    return parameters.map((parameter, i) => parameter.sub(gradient[i].mul(lr)));
  });

/** @type {Map<string, { predict: any, step: any }>} compiled once */
const compiled = new Map();

function compiledFor(model, lr) {
  const functions = compiled.get(model) ?? { predict: jit(networks[model].predict), step: stepOf(networks[model], lr) };
  compiled.set(model, functions);
  return functions;
}

function oneHot(labels) {
  const wanted = new Float32Array(labels.length * 10);
  labels.forEach((label, i) => (wanted[i * 10 + label] = 1));
  return wanted;
}

async function accuracyOf(predict, parameters, testImages) {
  const { images, labels, count } = await shuffledExamples('test', testImages, null);
  let right = 0;
  for (let first = 0; first < count; first += 500) {
    const answers = np.argmax(
      predict(tree.ref(parameters), np.array(images.slice(first * 784, (first + 500) * 784)).reshape([500, 784])),
      1,
    );
    (await answers.data()).forEach((answer, i) => (right += answer === labels[first + i] ? 1 : 0));
  }
  return right / count;
}

async function open() {
  const found = await init();
  if (!found.includes('wasm')) throw new Error('no wasm device here');
  defaultDevice('wasm');
}

let opening;
serveJobs(async (setUp, { model, batch, lr, images: wanted, seed, testImages }) => {
  opening ??= open();
  await opening;
  const { step, predict } = compiledFor(model, lr);
  let parameters = networks[model].fresh();
  const whole = wanted - (wanted % batch);
  const { images, labels } = await shuffledExamples('train', whole, seed);
  const x = np.array(images).reshape([whole, 784]);
  const y = np.array(oneHot(labels)).reshape([whole, 10]);
  await blockUntilReady([x.ref, y.ref]);
  const began = performance.now();
  for (let first = 0; first < whole; first += batch) {
    parameters = step(parameters, x.ref.slice([first, first + batch]), y.ref.slice([first, first + batch]));
  }
  await blockUntilReady(tree.ref(parameters));
  const seconds = (performance.now() - began) / 1000;
  const accuracy = testImages ? await accuracyOf(predict, parameters, testImages) : NaN;
  tree.dispose([parameters, x, y]);
  return { seconds, accuracy, images: whole };
});
