import { mnist } from '../pages/mnist.js';

/** @typedef {{ images: Float32Array, labels: Uint8Array, count: number }} Examples images as 784 values from 0 to 1 each */

/** A permutation of 0 … count − 1, the same for the same seed. @param {number} count @param {number} seed */
function permutation(count, seed) {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  let state = (seed * 2654435761 + 1) >>> 0;
  for (let i = count - 1; i > 0; i -= 1) {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const j = (state >>> 0) % (i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/**
 * Images in the order a peer is to learn them from, shuffled before its clock starts.
 * @param {'train'|'test'} split
 * @param {number} count
 * @param {number|null} seed null for the order of the file
 * @returns {Promise<Examples>}
 */
export async function shuffledExamples(split, count, seed) {
  const { pixels, labels } = await mnist(split);
  const order =
    seed === null
      ? Uint32Array.from({ length: count }, (_, i) => i)
      : permutation(labels.length, seed).subarray(0, count);
  const images = new Float32Array(count * 784);
  order.forEach((row, i) => {
    for (let pixel = 0; pixel < 784; pixel += 1) images[i * 784 + pixel] = pixels[row * 784 + pixel] / 255;
  });
  return { images, labels: Uint8Array.from(order, (row) => labels[row]), count };
}
