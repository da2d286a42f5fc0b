import { unwrap } from '../core/unwrap.js';

/**
 * Copies all images and labels of a data set.
 * @param {import('../core/core-loader.js').Dataset} dataset
 * @returns {import('../protocol.js').Examples}
 */
export function examplesOf(dataset) {
  const rows = Uint32Array.from({ length: dataset.size() }, (_, row) => row);
  return { pixels: unwrap(dataset.images(rows)), labels: dataset.labels() };
}
