/**
 * Which build of the core suits this browser: {plain SIMD, relaxed SIMD} × {one thread, several}.
 *
 * @typedef {object} Features
 * @property {boolean} relaxedSimd whether WebAssembly has fused multiply-add
 * @property {boolean} sharedMemory whether the page is isolated, so that threads may share memory
 * @property {number} cores as the browser tells
 * @property {number} memory GB, as the browser tells; a guess where it does not
 *
 * @typedef {object} Variant
 * @property {'simd'|'relaxed'|'simd-threads'|'relaxed-threads'} name
 * @property {number} threads
 * @property {number[]} [megabytes] of memory for several threads to share, the sizes to try
 */

/** The most threads that may be asked for; more than this only wait for one another. */
export const mostThreads = 16;

/** GB of a device whose browser does not say: Firefox and Safari never do. */
const phoneMemory = 2;
const computerMemory = 8;

/** What several threads share, and the least that the core's modules accept (tools/cmake/WasmModule.cmake). */
const sharedMegabytes = [1024, 512, 256];

/** A module whose only function uses i8x16.relaxed_swizzle: valid where relaxed SIMD is known. */
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

/** @returns {Features} of the browser this runs in, page or worker */
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
 * The threads to use when nobody says: half of many cores, since two of them are often one that does two things, and the page needs some,
 * too. A device of little memory has no gigabyte to set aside for them.
 * @param {Features} features
 */
export function automaticThreads({ sharedMemory, cores, memory }) {
  if (!sharedMemory || memory < 4) return 1;
  return cores <= 3 ? cores : Math.min(8, Math.ceil(cores / 2));
}

/**
 * The variants to try, the best first: memory for threads may be refused, and then the same arithmetic runs on one.
 * @param {Features} features
 * @param {number} asked threads, 0 = automatic
 * @returns {Variant[]}
 */
export function variantsFor(features, asked) {
  const arithmetic = features.relaxedSimd ? 'relaxed' : 'simd';
  const threads = asked === 0 ? automaticThreads(features) : Math.min(asked, mostThreads);
  /** @type {Variant} */
  const single = { name: arithmetic, threads: 1 };
  return features.sharedMemory && threads > 1
    ? [{ name: `${arithmetic}-threads`, threads, megabytes: memoryToShare(features) }, single]
    : [single];
}

/** Returns the sizes to try, at most a quarter of the device's memory but for the smallest. @param {Features} features */
function memoryToShare({ memory }) {
  return sharedMegabytes.filter((megabytes, i) => megabytes <= memory * 256 || i === sharedMegabytes.length - 1);
}
