import { expect, it, vi } from 'vitest';
import {
  automaticThreads,
  detectFeatures,
  mostThreads,
  variantsFor,
} from '../../../../web/src/worker/core/core-variants.js';

const isolated = { relaxedSimd: true, sharedMemory: true, cores: 8, memory: 8 };
const megabytes = [1024, 512, 256];

it.each([
  [
    'several threads, and one where memory for them is refused',
    isolated,
    3,
    [
      { name: 'relaxed-threads', threads: 3, megabytes },
      { name: 'relaxed', threads: 1, megabytes: [2048] },
      { name: 'simd', threads: 1, megabytes: [2048] },
    ],
  ],
  [
    'plain SIMD where there is no other',
    { ...isolated, relaxedSimd: false },
    2,
    [
      { name: 'simd-threads', threads: 2, megabytes },
      { name: 'simd', threads: 1, megabytes: [2048] },
    ],
  ],
  [
    'one thread without isolation, whatever is asked',
    { ...isolated, sharedMemory: false },
    4,
    [
      { name: 'relaxed', threads: 1, megabytes: [2048] },
      { name: 'simd', threads: 1, megabytes: [2048] },
    ],
  ],
  [
    'the build without threads for one',
    isolated,
    1,
    [
      { name: 'relaxed', threads: 1, megabytes: [2048] },
      { name: 'simd', threads: 1, megabytes: [2048] },
    ],
  ],
  [
    'the automatic number',
    isolated,
    0,
    [
      { name: 'relaxed-threads', threads: 4, megabytes },
      { name: 'relaxed', threads: 1, megabytes: [2048] },
      { name: 'simd', threads: 1, megabytes: [2048] },
    ],
  ],
  [
    'no more than the most',
    isolated,
    99,
    [
      { name: 'relaxed-threads', threads: mostThreads, megabytes },
      { name: 'relaxed', threads: 1, megabytes: [2048] },
      { name: 'simd', threads: 1, megabytes: [2048] },
    ],
  ],
])('tries %s', (_, features, requestedSplit, variants) => {
  expect(variantsFor(features, requestedSplit)).toEqual(variants);
});

it.each([
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 2],
  [6, 3],
  [8, 4],
  [64, 8],
])('of %d cores uses %d by itself', (cores, threads) => {
  expect(automaticThreads({ ...isolated, cores })).toBe(threads);
});

it('sets no gigabyte aside on a device of little memory, unless asked', () => {
  const phone = { ...isolated, memory: 2 };
  expect(automaticThreads(phone)).toBe(1);
  expect(variantsFor(phone, 2)[0]).toEqual({ name: 'relaxed-threads', threads: 2, megabytes: [512, 256] });
});

it.each([
  [16, [1024, 512, 256]],
  [4, [1024, 512, 256]],
  [2, [512, 256]],
  [1, [256]],
  [0.5, [256]],
])('of %d GB asks for a quarter at most, in steps', (memory, steps) => {
  expect(variantsFor({ ...isolated, memory }, 2)[0].megabytes).toEqual(steps);
});

it.each([
  ['a phone', 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 1],
  [
    'a phone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    1,
  ],
  ['a computer', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 4],
])('takes the memory of %s to be like that of its kind where the browser does not say', (_, userAgent, threads) => {
  vi.stubGlobal('navigator', { userAgent, hardwareConcurrency: 8 });
  const features = { ...detectFeatures(), sharedMemory: true };
  vi.unstubAllGlobals();
  expect(automaticThreads(features)).toBe(threads);
});

it('sees no shared memory where nothing is isolated', () => {
  expect(detectFeatures().sharedMemory).toBe(false);
});
