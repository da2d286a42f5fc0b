import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { defaultSettings } from '../../web/src/config/hyper-parameters.js';
import { unwrap } from '../../web/src/worker/core/unwrap.js';
import { mnistFiles } from '../../web/src/worker/mnist/mnist-files.js';
import { mnistFolder } from '../build-steps/mnist-data.mjs';
import { openEngine } from '../train/engine.mjs';
import { framed } from './core.mjs';
import { drawnByHand } from './hand.mjs';
import { nonDigit } from './non-digits.mjs';
import { createRandom } from './random.mjs';

/**
 * Trains the two networks that come with the page, with the engine of the page's worker.
 *
 * @typedef {import('./core.mjs').Core} Core
 * @typedef {import('./unipen.mjs').PenDigit} PenDigit
 * @typedef {{ frame: Uint8Array, label: number }} Example
 */

const area = 784;

/** How each network is trained. The reader starts from weights that were trained on MNIST alone. */
const recipes = {
  reader: { preset: 'cnn', epochs: 3, lr: 0.001, shift: 2, rotation: 8, scale: 10, shear: 0.1, elastic: 1 },
  // It has ten outputs as every network of the page; only the first two are ever right.
  detector: {
    preset: 'cnn',
    layers: 'conv(6,5),relu,maxpool(2),conv(12,5),relu,maxpool(2),flatten,dense(10)',
    epochs: 4,
    shift: 1,
    rotation: 5,
    scale: 5,
    shear: 0,
    elastic: 0,
  },
};

/** Outputs of the detector. */
const isDigit = 0;
const isOther = 1;

/** @param {Core} core @param {PenDigit[]} writers @returns {Example[]} */
export function readerExamples(core, writers) {
  return [...mnistTraining(), ...builtIn(core, 8_000), ...penDigits(core, writers, 2)];
}

/** @param {Core} core @param {PenDigit[]} writers @returns {Example[]} */
export function detectorExamples(core, writers) {
  const everyFifth = mnistTraining().filter((_, i) => i % 5 === 0);
  const digits = [...everyFifth, ...builtIn(core, 5_000), ...penDigits(core, writers, 1)];
  const random = createRandom(2);
  const others = Array.from({ length: 16_000 }, () => drawnByHand(nonDigit(random, 'learn').strokes, random));
  return [
    ...digits.map(({ frame }) => ({ frame, label: isDigit })),
    ...others.map((ink) => ({ frame: framed(core, ink), label: isOther })),
  ];
}

/**
 * @param {keyof typeof recipes} network
 * @param {Example[]} train
 * @param {Example[]} test
 * @param {(line: string) => void} print
 * @param {Uint8Array} [from] the weights it starts from
 */
export async function trainNetwork(network, train, test, print, from) {
  const settings = { ...defaultSettings('cnn'), ...recipes[network], dataset: 'mnist', seed: 1, threads: 1 };
  const engine = await openEngine(1);
  const load = async (/** @type {'train'|'test'} */ split, /** @type {Example[]} */ examples) =>
    engine.data.load(split, { source: 'files', files: idxFiles(split, examples), requestedSplit: null, limit: 0 });
  await load('train', train);
  await load('test', test);
  const show = (/** @type {import('../train/engine.mjs').EpochReport} */ { epoch, test: measured, seconds }) =>
    print(
      `${network}: epoch ${epoch}, test ${(100 * (measured?.accuracy ?? NaN)).toFixed(2)} %, ${seconds.toFixed(0)} s`,
    );
  const result = await engine.train(settings, show, from);
  return { file: await engine.modelFile(settings), accuracy: result.test?.accuracy ?? 0 };
}

/** @param {Core} core @param {number} count @returns {Example[]} */
function builtIn(core, count) {
  const digits = unwrap(core.generateDigits(count, 3, 0));
  if (!digits) throw new Error('There is no memory for the built-in digits.');
  const images = unwrap(digits.images(Uint32Array.from({ length: count }, (_, row) => row)));
  const labels = digits.labels();
  return Array.from({ length: count }, (_, i) => ({ frame: images.slice(784 * i, 784 * (i + 1)), label: labels[i] }));
}

/** Returns each pen digit, drawn so many times. @param {Core} core @param {PenDigit[]} digits @param {number} times @returns {Example[]} */
function penDigits(core, digits, times) {
  const random = createRandom(1);
  return digits.flatMap(({ digit, strokes }) =>
    Array.from({ length: times }, () => ({ frame: framed(core, drawnByHand(strokes, random)), label: digit })),
  );
}

const mnistTraining = () => mnistExamples('train');
export const mnistTest = () => mnistExamples('test');

/** @param {'train'|'test'} split @returns {Example[]} */
function mnistExamples(split) {
  const { images, labels } = mnistFiles[split];
  const read = (/** @type {string} */ file) => gunzipSync(readFileSync(join(mnistFolder(), file)));
  const [pixels, digits] = [read(images.file).subarray(16), read(labels.file).subarray(8)];
  return Array.from(digits, (label, i) => ({ frame: pixels.subarray(i * area, (i + 1) * area), label }));
}

/** Returns examples in MNIST's own format. @param {'train'|'test'} split @param {Example[]} examples */
function idxFiles(split, examples) {
  const pixels = new Uint8Array(16 + area * examples.length);
  const labels = new Uint8Array(8 + examples.length);
  const head = (/** @type {Uint8Array} */ bytes, /** @type {number[]} */ values) =>
    values.forEach((value, i) => new DataView(bytes.buffer).setUint32(4 * i, value));
  head(pixels, [0x803, examples.length, 28, 28]);
  head(labels, [0x801, examples.length]);
  examples.forEach(({ frame, label }, i) => {
    pixels.set(frame, 16 + area * i);
    labels[8 + i] = label;
  });
  const prefix = split === 'train' ? 'train' : 't10k';
  return [new File([pixels], `${prefix}-images-idx3-ubyte`), new File([labels], `${prefix}-labels-idx1-ubyte`)];
}
