/* global console, process, URL */
// From which epoch a network overfits MNIST, for several training sets and settings: node docs/experiments/overfitting.mjs
// Needs the wasm module (npm run build) and MNIST's .gz files in $MNIST_DIR. The first 10,000 test images are what it does not learn from.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { overfitting } from '../../web/src/state/run/overfitting.js';
import { loadCore } from '../../web/src/worker/core/core-loader.js';
import { specOf } from '../../web/src/worker/run/run-factory.js';

const core = await loadCore(new URL('../../web/public/core/gradlab-simd.mjs', import.meta.url).href);
const still = { shift: 0, rotation: 0, scale: 0, shear: 0, elastic: 0 };
const tuning = { momentum: 0.9, beta2: 0.999, alpha: 0.99, epsilon: 1e-8, warmup: 0.3, drop: 0.1, dropEvery: 0 };
const usual = {
  gradient: 'backprop',
  h: 0.01,
  directions: 1,
  optimizer: 'sgd',
  schedule: 'constant',
  weightDecay: 0,
  decay: 'l2',
  clip: 0,
  patience: 0,
  validation: 0,
  tuning,
  augment: still,
  seed: 1,
  epochs: 20,
};

/** @param {string} part @param {number} rows */
function mnist(part, rows) {
  const read = (/** @type {string} */ kind, /** @type {number} */ skip) =>
    gunzipSync(readFileSync(`${process.env.MNIST_DIR}/${part}-${kind}-ubyte.gz`)).subarray(skip);
  return core.datasetFromBytes(
    new Uint8Array(read('images-idx3', 16).subarray(0, rows * 784)),
    new Uint8Array(read('labels-idx1', 8).subarray(0, rows)),
  );
}

const test = mnist('t10k', 10_000);
const point = (/** @type {number} */ x, /** @type {number} */ y) => ({ x, y, samples: 1 });

/** @param {number} rows @param {string} preset @param {object} change */
function report(rows, preset, change) {
  const train = mnist('train', rows);
  const choice = { preset, layers: '', loss: '', init: '' };
  const run = /** @type {any} */ (
    core.createRun(
      /** @type {any} */ (train),
      /** @type {any} */ (test),
      /** @type {any} */ ({ ...usual, ...specOf(core, choice), ...change }),
    )
  );
  const [trainLoss, testLoss] = [[], []].map(() => /** @type {{ x: number, y: number, samples: number }[]} */ ([]));
  while (!run.position().done) {
    const { epochLoss } = run.advance(1e6, 1e6);
    trainLoss.push(point(trainLoss.length + 1, epochLoss));
    testLoss.push(point(testLoss.length + 1, run.evaluate('test', 1e6).loss));
  }
  const found = overfitting({
    trainLoss,
    testLoss,
    validationLoss: [],
    trainAccuracy: [],
    validationAccuracy: [],
    testAccuracy: [],
  });
  console.log(
    `| ${preset} | ${rows.toLocaleString('en-US')} | ${JSON.stringify(change).replaceAll('"', '')} | ${found ? found.epoch : 'not in 20 epochs'} | ${found ? `${found.best.toFixed(3)} to ${found.latest.toFixed(3)}` : ''} |`,
  );
  run.delete();
}

for (const rows of [500, 2000, 10_000]) {
  report(rows, 'dnn', { optimizer: 'adam', lr: 0.002, batch: 64 });
  report(rows, 'dnn', { optimizer: 'adam', lr: 0.01, batch: 64 });
  report(rows, 'dnn', {
    optimizer: 'adam',
    lr: 0.002,
    batch: 64,
    augment: { ...still, shift: 1, rotation: 5, scale: 0.05 },
  });
  report(rows, 'nielsen-30', { lr: 3, batch: 10 });
}
