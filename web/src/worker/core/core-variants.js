import { memoryShare } from './memory-shares.js';

/**
 * Chooses the build of the core that suits this browser: {plain SIMD, relaxed SIMD} × {one thread, several}.
 *
 * @typedef {object} Features
 * @property {boolean} relaxedSimd whether WebAssembly has fused multiply-add
 * @property {boolean} sharedMemory whether the page is cross-origin isolated, so that threads may share memory
 * @property {number} cores as the browser reports
 * @property {number} memory GB, as the browser reports; a guess if it does not
 *
 * @typedef {object} Variant
 * @property {'simd'|'relaxed'|'simd-threads'|'relaxed-threads'} name
 * @property {number} threads
 * @property {number[]} megabytes sizes to try for its memory: the first that the browser grants to several threads is
 *   what they share; with one thread, memory grows up to the first
 */

/** The most threads that can be chosen; more would only wait for one another. */
export const mostThreads = 16;

/** GB assumed for a phone whose browser does not report its memory, as Firefox and Safari never do. */
const phoneMemory = 2;
const computerMemory = 8;

/** Sizes of shared memory; the last is the least that the core's modules accept (tools/cmake/WasmModule.cmake). */
const sharedMegabytes = [1024, 512, 256];

/** A module whose only function uses i8x16.relaxed_swizzle. It is valid only if the browser supports relaxed SIMD. */
const relaxedModule = Uint8Array.of(
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  1,
  5,
  1,
  96,
  0,
  1,
  123, // type: () → v128
  3,
  2,
  1,
  0,
  10,
  15,
  1,
  13,
  0,
  65,
  1,
  253,
  15,
  65,
  2,
  253,
  15,
  253,
  128,
  2,
  11, // splat 1, splat 2, relaxed_swizzle
);

/** Detects the features of this browser; works in the page and in workers. @returns {Features} */
export function detectFeatures() {
  const {
    hardwareConcurrency = 1,
    userAgent = '',
    deviceMemory = /Mobi|Android/.test(userAgent) ? phoneMemory : computerMemory,
  } = /** @type {{ hardwareConcurrency?: number, userAgent?: string, deviceMemory?: number }} */ (
    globalThis.navigator ?? {}
  );
  return {
    relaxedSimd: WebAssembly.validate(relaxedModule),
    sharedMemory: globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer === 'function',
    cores: hardwareConcurrency,
    memory: deviceMemory,
  };
}

/**
 * Returns how many threads to use if the visitor has not chosen. With many cores it is half of them, since two logical
 * cores often share a physical one and the page needs some, too. A device with little memory has no gigabyte to spare.
 * @param {Features} features
 */
export function automaticThreads({ sharedMemory, cores, memory }) {
  if (!sharedMemory || memory < 4) return 1;
  return cores <= 3 ? cores : Math.min(8, Math.ceil(cores / 2));
}

/**
 * Returns the variants to try, best first. If the browser refuses memory for threads, the same arithmetic runs on one;
 * plain SIMD is the last resort.
 * @param {Features} features
 * @param {number} asked number of threads, 0 = automatic
 * @param {number} [share] MB of memory that it may use
 * @returns {Variant[]}
 */
export function variantsFor(features, asked, share = memoryShare(features, 'engine')) {
  const arithmetic = features.relaxedSimd ? 'relaxed' : 'simd';
  const threads = asked === 0 ? automaticThreads(features) : Math.min(asked, mostThreads);
  /** @type {Variant} */
  const single = { name: arithmetic, threads: 1, megabytes: [share] };
  /** @type {Variant[]} */
  const singles = arithmetic === 'simd' ? [single] : [single, { ...single, name: 'simd' }];
  return features.sharedMemory && threads > 1
    ? [{ name: `${arithmetic}-threads`, threads, megabytes: memoryToShare(share) }, ...singles]
    : singles;
}

/** Returns the smallest size and those up to this many MB. @param {number} share */
function memoryToShare(share) {
  return sharedMegabytes.filter((megabytes, i) => megabytes <= share || i === sharedMegabytes.length - 1);
}
