import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const folder = resolve(process.env.MNIST_DIR || fileURLToPath(new URL('../../../shared/mnist', import.meta.url)));
const pixels = 784;
const stems = { train: 'train', test: 't10k' };
/** Headers of the IDX format, in bytes. */
const header = { images: 16, labels: 8 };

/** @param {'train'|'test'} split @param {'images'|'labels'} what */
function packed(split, what) {
  return join(folder, `${stems[split]}-${what}-idx${what === 'images' ? 3 : 1}-ubyte.gz`);
}

/** Why there is nothing to test on; empty where MNIST is. */
export const mnistMissing = existsSync(packed('train', 'images'))
  ? ''
  : `no real MNIST in ${folder}: set MNIST_DIR to the folder of its four .gz files`;

/** Writes MNIST in the layout of Kaggle's CSV. @param {'train'|'test'} split @param {string} path */
export function writeMnistCsv(split, path) {
  const images = gunzipSync(readFileSync(packed(split, 'images'))).subarray(header.images);
  const labels = gunzipSync(readFileSync(packed(split, 'labels'))).subarray(header.labels);
  const names = Array.from({ length: pixels }, (_, i) => `${Math.floor(i / 28) + 1}x${(i % 28) + 1}`);
  const file = openSync(path, 'w');
  writeSync(file, `label,${names.join(',')}\n`);
  for (let start = 0; start < labels.length; start += 1000)
    writeSync(file, rowsOf(images, labels, start, Math.min(start + 1000, labels.length)));
  closeSync(file);
}

/** @param {Uint8Array} images @param {Uint8Array} labels @param {number} start @param {number} end */
function rowsOf(images, labels, start, end) {
  let text = '';
  for (let i = start; i < end; i += 1)
    text += `${labels[i]},${images.subarray(i * pixels, (i + 1) * pixels).join(',')}\n`;
  return text;
}
