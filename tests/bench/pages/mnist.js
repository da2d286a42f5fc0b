import { mnistFiles } from '../../../web/src/worker/mnist/mnist-files.js';

/** @typedef {{ pixels: Uint8Array, labels: Uint8Array }} Examples 784 pixels an image */

/** Bytes before the data in IDX files. */
const header = { images: 16, labels: 8 };

/** @type {Map<string, Promise<Examples>>} */
const known = new Map();

/** Real MNIST from the bench's server. @param {'train'|'test'} which @returns {Promise<Examples>} */
export function mnist(which) {
  const examples = known.get(which) ?? fetchSet(which);
  known.set(which, examples);
  return examples;
}

/** @param {'train'|'test'} which @returns {Promise<Examples>} */
async function fetchSet(which) {
  const { images, labels } = mnistFiles[which];
  const [pixels, classes] = await Promise.all([unpacked(images.file), unpacked(labels.file)]);
  return { pixels: pixels.subarray(header.images), labels: classes.subarray(header.labels) };
}

/** @param {string} file */
async function unpacked(file) {
  const response = await fetch(`/data/${file}`);
  if (!response.ok || !response.body) throw new Error(`The bench's server has no ${file}`);
  return new Uint8Array(await new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}
