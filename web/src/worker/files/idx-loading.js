import { refuse } from '../protocol.js';
import { release } from '../core/release.js';
import { unwrap } from '../core/unwrap.js';

/**
 * Passes files as streams to the core's readers: only the pixels and a few slices of the file are in memory.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('./file-bytes.js').Bytes} Bytes
 * @typedef {{ fraction: number, rows: number, mbPerSecond: number }} ReadingProgress
 *
 * @typedef {object} Options
 * @property {AbortSignal} signal
 * @property {() => Promise<unknown>} nextTurn lets the event loop run, so that messages are handled and training goes
 *   on
 * @property {(progress: ReadingProgress) => void} onProgress
 */

const reportEveryMs = 50;
/** Bytes that are read between two turns of the event loop, whatever the size of the chunks. */
const turnBytes = 2 * 1024 * 1024;
/** A CSV of this size has more rows than fit into a browser's memory as pixels. */
const mostBytes = 4e9;

/**
 * Loads two files in the format that the core reads, exactly as they are.
 * @param {Core} core
 * @param {{ images: Bytes, labels: Bytes }} files
 * @param {number} rowLimit 0 = all
 * @param {Options} options
 * @returns {Promise<Dataset>}
 */
export async function loadIdxPair(core, { images, labels }, rowLimit, options) {
  const classes = await loadIdxFile(core, labels, rowLimit, options);
  try {
    const pixels = await loadIdxFile(core, images, rowLimit, options);
    try {
      return unwrap(core.pairIdx(pixels, classes));
    } finally {
      pixels.delete();
    }
  } finally {
    classes.delete();
  }
}

/** @param {Core} core @param {Bytes} bytes @param {number} rowLimit @param {Options} options */
async function loadIdxFile(core, bytes, rowLimit, options) {
  const reader = unwrap(core.createIdxReader(rowLimit));
  try {
    await pour(bytes, reader, options);
    const result = reader.finish();
    if (result instanceof Error) throw refuse(`${bytes.name}: ${result.message}`);
    return result;
  } finally {
    reader.delete();
  }
}

/**
 * @param {Bytes} bytes
 * @param {{ push(chunk: Uint8Array): boolean, rows(): number }} reader whose `push` returns whether it needs more
 * @param {Options} options
 */
export async function pour(bytes, reader, { signal, nextTurn, onProgress }) {
  const progress = progressReporter(bytes.packedSize, reader, onProgress);
  let sinceTurn = 0;
  let poured = 0;
  for await (const chunk of bytes.read({ signal, onRead: progress.read })) {
    const { length } = chunk;
    const wantsMore = reader.push(chunk);
    release(chunk);
    poured += length;
    progress.report(poured);
    if (!wantsMore) break;
    refuseHuge(bytes.name, poured);
    sinceTurn += length;
    if (sinceTurn < turnBytes) continue;
    sinceTurn = 0;
    await nextTurn();
    if (signal.aborted) throw refuse(`Reading ${bytes.name} was cancelled.`);
  }
  progress.finish(poured);
}

/** @param {string} name @param {number} size bytes */
export function refuseHuge(name, size) {
  if (size <= mostBytes) return;
  const limit = `at most ${mostBytes / 1e9} GB fit into a browser’s memory`;
  throw refuse(
    `${name} has more than ${Math.floor(size / 1e8) / 10} GB of text; ${limit}. Set how many training or test rows to use, and choose it again.`,
  );
}

/**
 * @param {number} size packed
 * @param {{ rows(): number }} reader
 * @param {(progress: ReadingProgress) => void} onProgress
 */
function progressReporter(size, reader, onProgress) {
  const began = performance.now();
  let reported = began;
  let packed = 0;
  const report = (/** @type {number} */ fraction, /** @type {number} */ poured) => {
    reported = performance.now();
    onProgress({ fraction, rows: reader.rows(), mbPerSecond: poured / 1e3 / Math.max(reported - began, 1) });
  };
  return {
    read: (/** @type {number} */ bytes) => void (packed = bytes),
    report(/** @type {number} */ poured) {
      if (performance.now() - reported >= reportEveryMs) report(Math.min(packed / size, 1), poured);
    },
    finish: (/** @type {number} */ poured) => report(1, poured),
  };
}
