import { recipeOf } from '../../../web/src/code/recipe.js';
import { defaultSettings } from '../../../web/src/config/hyper-parameters.js';
import { loadCore } from '../../../web/src/worker/core/core-loader.js';
import { specOf } from '../../../web/src/worker/run/run-factory.js';
import { unwrap } from '../../../web/src/worker/core/unwrap.js';
import { coreUrl } from '../worker/driven-engine.js';

/** @typedef {import('../../../web/src/config/hyper-parameters.js').Settings} Settings */

export const core = await loadCore(coreUrl.href);

/** What the page would write its programs from. @param {string} preset @param {Partial<Settings>} [change] */
export function recipe(preset, change) {
  const settings = { ...defaultSettings(preset), ...change };
  const { layers, loss, init } = specOf(core, settings);
  const described = unwrap(core.describeNetwork({ layers, loss, init }));
  return recipeOf(settings, /** @type {any} */ ({ ...described, layersText: layers, loss, init }));
}

/** Embind's types allow null for what it makes. @template T @param {T} result @returns {NonNullable<Exclude<T, Error>>} */
const created = (result) => /** @type {any} */ (unwrap(result));

const still = { shift: 0, rotation: 0, scale: 0, shear: 0, elastic: 0 };

/**
 * Runs that do not depend on the order of the images, so that programs with other random numbers can be compared with the core step by step: the
 * whole training set is one mini-batch, or all images are the same and the last mini-batch of an epoch is short.
 * @type {{ name: string, preset: string, images: number, alike: boolean, change: Partial<Settings> }[]}
 */
export const comparable = [
  {
    name: 'Nielsen’s network with a short mini-batch at each epoch’s end',
    preset: 'nielsen-30',
    images: 7,
    alike: true,
    change: { batch: 5, epochs: 4, lr: 1 },
  },
  {
    name: 'a deep network with Adam, one cycle, clipping and decoupled decay',
    preset: 'dnn',
    images: 12,
    alike: false,
    change: { ...still, batch: 12, epochs: 6, clip: 0.5, weightDecay: 0.05, decay: 'decoupled' },
  },
  {
    name: 'a convolution with momentum, cosine and an L2 penalty',
    preset: 'cnn',
    images: 6,
    alike: false,
    change: {
      ...still,
      layers: 'conv(4,5,stride=2,pad=2),tanh,avgpool(3,stride=2),conv(6,3,pad=1),relu,maxpool(2),dense(10)',
      optimizer: 'momentum',
      lr: 0.05,
      schedule: 'cosine',
      weightDecay: 0.01,
      batch: 6,
      epochs: 6,
    },
  },
  {
    name: 'RMSProp on a quadratic cost, in steps, with a short mini-batch',
    preset: 'nielsen-30',
    images: 7,
    alike: true,
    change: {
      optimizer: 'rmsprop',
      lr: 0.01,
      schedule: 'step',
      drop: 0.5,
      dropEvery: 2,
      batch: 5,
      epochs: 4,
      init: 'xavier',
    },
  },
  {
    name: 'momentum with a lone last image',
    preset: 'perceptron',
    images: 7,
    alike: true,
    change: { optimizer: 'momentum', lr: 0.001, batch: 3, epochs: 5 },
  },
  {
    name: 'Nesterov with a lone last image, clipping and an L2 penalty',
    preset: 'perceptron',
    images: 7,
    alike: true,
    change: { optimizer: 'nesterov', lr: 0.001, weightDecay: 0.01, clip: 0.5, batch: 3, epochs: 5 },
  },
  {
    name: 'Adam with a lone last image',
    preset: 'perceptron',
    images: 7,
    alike: true,
    change: { optimizer: 'adam', lr: 0.001, batch: 3, epochs: 5 },
  },
  {
    name: 'Nesterov with decoupled decay from unit-normal weights',
    preset: 'perceptron',
    images: 12,
    alike: false,
    change: {
      optimizer: 'nesterov',
      lr: 0.05,
      weightDecay: 0.1,
      decay: 'decoupled',
      init: 'unit-normal',
      batch: 30,
      epochs: 6,
    },
  },
];

/** @param {{ count: number, seed: number }} of */
const generated = ({ count, seed }) => created(core.generateDigits(count, seed, 0));

/** @param {{ images: number, alike: boolean }} of @returns {{ pixels: Uint8Array, labels: Uint8Array }} */
export function examplesOf({ images, alike }) {
  const digits = generated({ count: images, seed: 5 });
  const rows = Array.from({ length: images }, (_, row) => (alike ? 0 : row));
  const pixels = created(digits.images(Uint32Array.from(rows)));
  const allLabels = digits.labels();
  const labels = Uint8Array.from(rows, (row) => allLabels[row]);
  digits.delete();
  return { pixels, labels };
}

/** @param {import('../../../web/src/code/recipe.js').Recipe} recipe */
function configOf({ layersText, ...recipe }) {
  const { momentum, beta2, alpha, epsilon, warmup, drop, dropEvery } = recipe;
  const tuning = { momentum, beta2, alpha, epsilon, warmup, drop, dropEvery };
  return { ...recipe, layers: layersText, tuning, patience: 0, validation: 0, augment: still };
}

/** @param {import('../../../web/src/worker/core/core-loader.js').TrainingRun} run */
function lossesOf(run) {
  /** @type {number[]} */
  const losses = [];
  while (!run.position().done) losses.push(...Array.from(run.advance(1000, 1e6).losses));
  return losses;
}

/**
 * The core's own run: its first weights, as PyTorch lays them out, and the loss of every step.
 * @param {import('../../../web/src/code/recipe.js').Recipe} recipe
 * @param {{ pixels: Uint8Array, labels: Uint8Array }} examples
 */
export function ownRun(recipe, { pixels, labels }) {
  const data = created(core.datasetFromBytes(pixels, labels));
  const run = created(core.createRun(data, data, configOf(recipe)));
  const model = created(run.model());
  const weights = Array.from(created(model.values()));
  const losses = lossesOf(run);
  for (const made of [model, run, data]) made.delete();
  return { weights, losses };
}

/** What the programs are run on as they are: their recipe, and how many digits of which seed. */
export const wholeRun = {
  recipe: recipe('perceptron', { epochs: 3 }),
  train: { count: 600, seed: 1 },
  test: { count: 200, seed: 2 },
};

/** The core's own test accuracy after it. */
export function ownAccuracy() {
  const train = generated(wholeRun.train);
  const test = generated(wholeRun.test);
  const run = created(core.createRun(train, test, configOf(wholeRun.recipe)));
  lossesOf(run);
  const { accuracy } = run.evaluate('test', 1e6);
  for (const made of [run, train, test]) made.delete();
  return accuracy;
}

/** Two estimates from 200 images each, of runs with other random numbers, lie within this of each other. */
export const accuracyTolerance = 0.07;
