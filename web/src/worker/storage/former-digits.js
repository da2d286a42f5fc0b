import { examplesOf } from '../data/examples-of.js';

/**
 * Moves the visitor's digits, which former versions of the page stored as one data set, to a record each.
 *
 * @typedef {import('./data-store.js').DataStore} DataStore
 * @typedef {import('./digit-store.js').DigitStore} DigitStore
 */

const pixelsPerImage = 784;

/** @param {DataStore} store @param {DigitStore} digits @param {import('../files/set-loading.js').Options} options */
export async function splitFormerDigits(store, digits, options) {
  const stored = await store.read('mine', 'train', 0, options);
  if (!stored) return;
  const { pixels, labels } = examplesOf(stored.dataset);
  stored.dataset.delete();
  await digits.replaceFormer(
    Array.from(labels, (label, i) => ({
      frame: pixels.slice(i * pixelsPerImage, (i + 1) * pixelsPerImage),
      label,
    })),
  );
}
