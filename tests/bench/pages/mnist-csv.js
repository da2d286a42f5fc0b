import { mnist } from './mnist.js';

/** @type {Map<number, Blob>} */
const known = new Map();

/** MNIST's first training images in the layout of Kaggle's CSV, with its header. @param {number} count @returns {Promise<Blob>} */
export async function mnistCsv(count) {
  const ready = known.get(count);
  if (ready) return ready;
  const { pixels, labels } = await mnist('train');
  const names = Array.from({ length: 784 }, (_, i) => `${Math.floor(i / 28) + 1}x${(i % 28) + 1}`);
  const parts = [`label,${names.join(',')}\n`];
  for (let row = 0; row < Math.min(count, labels.length); row += 1)
    parts.push(`${labels[row]},${pixels.subarray(row * 784, (row + 1) * 784).join(',')}\n`);
  const csv = new Blob(parts, { type: 'text/csv' });
  known.set(count, csv);
  return csv;
}
