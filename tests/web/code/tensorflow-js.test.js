import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { tensorflowJsProgram } from '../../../web/src/code/tensorflow-js.js';
import { digitsCsv } from '../../../tools/make-digits-csv.mjs';
import { needs } from '../needs.js';
import { accuracyTolerance, comparable, examplesOf, ownAccuracy, ownRun, recipe, wholeRun } from './recipes.js';

// The written programs, run by TensorFlow.js in Node. The package @tensorflow/tfjs, which they import, is these three and its other backends.

vi.setConfig({ testTimeout: 90_000 });

const parts = ['tfjs-core', 'tfjs-layers', 'tfjs-backend-cpu'];
const addresses = parts.map(addressOf);
const installed = addresses.every((address) => address !== null);

const folder = mkdtempSync(join(tmpdir(), 'gradlab-tfjs-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** @param {string} name of a package of TensorFlow.js */
function addressOf(name) {
  try {
    return import.meta.resolve(`@tensorflow/${name}`);
  } catch {
    return null;
  }
}

function provideTensorflowJs() {
  const place = join(folder, 'node_modules/@tensorflow/tfjs');
  mkdirSync(place, { recursive: true });
  writeFileSync(
    join(place, 'package.json'),
    JSON.stringify({ name: '@tensorflow/tfjs', type: 'module', exports: './index.js' }),
  );
  const [core, layers, cpu] = addresses.map((address) => JSON.stringify(address));
  writeFileSync(join(place, 'index.js'), `export * from ${core};\nexport * from ${layers};\nimport ${cpu};\n`);
}

// Each program as a module: with the core's first weights, its own trainEpoch gives the losses.
const driver = `
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
const answers = [];
for (const job of JSON.parse(readFileSync('jobs.json', 'utf8'))) {
  const { build, trainEpoch } = await import(job.file);
  const network = build();
  let place = 0;
  const take = (shape) => tf.tensor(job.weights.slice(place, (place += shape.reduce((a, b) => a * b))), shape);
  let image = null;
  for (const layer of network.layers) {
    if (layer.getClassName() === 'Flatten') image = layer.input.shape.slice(1);
    const [kernel] = layer.getWeights();
    if (!kernel) continue;
    const [rows, columns, inputs, outputs] = kernel.shape;
    const [height, width, channels] = image ?? [];
    const turned = kernel.rank === 4 ? tf.transpose(take([outputs, inputs, rows, columns]), [2, 3, 1, 0])
      : image ? tf.reshape(tf.transpose(take([columns, channels, height, width]), [2, 3, 1, 0]), [rows, columns])
      : tf.transpose(take([columns, rows]));
    if (kernel.rank === 2) image = null;
    layer.setWeights([turned, take([kernel.shape.at(-1)])]);
  }
  const [RATE, MOMENTUM, BETA_2, ALPHA, EPSILON] = job.tuning;
  const optimizer = eval(job.optimizer);
  const images = tf.tensor4d(job.pixels.map((pixel) => pixel / 255), [job.labels.length, 28, 28, 1]);
  const losses = [];
  for (let epoch = 0; epoch < job.epochs; epoch++) losses.push(...trainEpoch(network, optimizer, epoch, { images, labels: job.labels }));
  answers.push(losses);
}
console.log(JSON.stringify(answers));
`;

/** @param {string} script @returns {string} its last line */
const run = (script) =>
  String(
    execFileSync(process.execPath, [script], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
      .trimEnd()
      .split('\n')
      .at(-1),
  );

describe('the program for TensorFlow.js', () => {
  needs(installed, 'TensorFlow.js is not installed');

  it('makes the core’s own steps from the core’s own weights', () => {
    provideTensorflowJs();
    const own = comparable.map((each) => ownRun(recipe(each.preset, each.change), examplesOf(each)));
    const jobs = comparable.map((each, i) => {
      const made = recipe(each.preset, each.change);
      const text = tensorflowJsProgram(made);
      writeFileSync(join(folder, `program_${i}.mjs`), text);
      const { pixels, labels } = examplesOf(each);
      const { lr, momentum, beta2, alpha, epsilon, epochs } = made;
      const optimizer = /optimizer = (.*);/.exec(text)?.[1];
      return {
        file: `./program_${i}.mjs`,
        weights: own[i].weights,
        pixels: Array.from(pixels),
        labels: Array.from(labels),
        optimizer,
        epochs,
        tuning: [lr, momentum, beta2, alpha, epsilon],
      };
    });
    writeFileSync(join(folder, 'jobs.json'), JSON.stringify(jobs));
    writeFileSync(join(folder, 'driver.mjs'), driver);
    const theirs = JSON.parse(run('driver.mjs'));
    comparable.forEach(({ name }, i) => {
      expect(theirs[i].length, name).toBe(own[i].losses.length);
      theirs[i].forEach((/** @type {number} */ loss, /** @type {number} */ step) =>
        expect(Math.abs(loss / own[i].losses[step] - 1), `${name}, step ${step}: ${loss}`).toBeLessThan(2e-4),
      );
    });
  });

  it('runs as it is, to about the core’s own accuracy', async () => {
    provideTensorflowJs();
    const { train, test } = wholeRun;
    writeFileSync(join(folder, 'mnist_train.csv'), await digitsCsv(train.count, train.seed));
    writeFileSync(join(folder, 'mnist_test.csv'), await digitsCsv(test.count, test.seed));
    writeFileSync(join(folder, 'train.mjs'), tensorflowJsProgram(wholeRun.recipe));
    const [, percent] = /test accuracy ([\d.]+)%/.exec(run('train.mjs')) ?? [];
    expect(Math.abs(Number(percent) / 100 - ownAccuracy())).toBeLessThan(accuracyTolerance);
  });
});
