import { expect, it } from 'vitest';
import { automaticThreads, detectFeatures, mostThreads, variantsFor } from '../../../web/src/worker/core-variants.js';

const isolated = { relaxedSimd: true, sharedMemory: true, cores: 8, memory: 8 };

it.each([
  ['several threads, and one where memory for them is refused', isolated, 3, [{ name: 'relaxed-threads', threads: 3 }, { name: 'relaxed', threads: 1 }]],
  ['plain SIMD where there is no other', { ...isolated, relaxedSimd: false }, 2, [{ name: 'simd-threads', threads: 2 }, { name: 'simd', threads: 1 }]],
  ['one thread without isolation, whatever is asked', { ...isolated, sharedMemory: false }, 4, [{ name: 'relaxed', threads: 1 }]],
  ['the build without threads for one', isolated, 1, [{ name: 'relaxed', threads: 1 }]],
  ['the automatic number', isolated, 0, [{ name: 'relaxed-threads', threads: 4 }, { name: 'relaxed', threads: 1 }]],
  ['no more than the most', isolated, 99, [{ name: 'relaxed-threads', threads: mostThreads }, { name: 'relaxed', threads: 1 }]],
])('tries %s', (_, features, asked, variants) => {
  expect(variantsFor(features, asked)).toEqual(variants);
});

it.each([
  [1, 1], [2, 2], [3, 3], [4, 2], [6, 3], [8, 4], [64, 8],
])('of %d cores uses %d by itself', (cores, threads) => {
  expect(automaticThreads({ ...isolated, cores })).toBe(threads);
});

it('sets no gigabyte aside on a device of little memory, unless asked', () => {
  const phone = { ...isolated, memory: 2 };
  expect(automaticThreads(phone)).toBe(1);
  expect(variantsFor(phone, 2)[0]).toEqual({ name: 'relaxed-threads', threads: 2 });
});

it('sees no shared memory where nothing is isolated', () => {
  expect(detectFeatures().sharedMemory).toBe(false);
});
