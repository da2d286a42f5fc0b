import { mnistFiles } from '../../../web/src/worker/mnist/mnist-files.js';

/** @typedef {{ pixels: Uint8Array, labels: Uint8Array }} Examples 784 pixels an image */

/** Bytes before the data in IDX files. */
const header = { images: 16, labels: 8 };

/** @type {Map<string, Promise<Examples>>} */
const known = new Map();

/** Real MNIST from the bench's server. @param {'train'|'test'} split @returns {Promise<Examples>} */
export function mnist(split) {
  const examples = known.get(split) ?? fetchSet(split);
  known.set(split, examples);
  return examples;
}

/** @param {'train'|'test'} split @returns {Promise<Examples>} */
async function fetchSet(split) {
  const { images, labels } = mnistFiles[split];
  const [pixels, classes] = await Promise.all([unpacked(images.file), unpacked(labels.file)]);
  return { pixels: pixels.subarray(header.images), labels: classes.subarray(header.labels) };
}

/** @param {string} file */
async function unpacked(file) {
  const response = await fetch(`/data/${file}`);
  if (!response.ok || !response.body) throw new Error(`The bench's server has no ${file}`);
  return new Uint8Array(await new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}
