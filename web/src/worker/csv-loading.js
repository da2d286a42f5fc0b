import { describeProblem, messageOf, refuse } from './protocol.js';
import { unwrap } from './unwrap.js';

/**
 * @typedef {import('./core-loader.js').Core} Core
 * @typedef {import('./core-loader.js').CsvReader} CsvReader
 * @typedef {import('./core-loader.js').Dataset} Dataset
 * @typedef {import('./core-loader.js').CsvReport} CsvReport
 */

/**
 * Two slices are in memory at a time, the one being parsed and the next one on its way, and the core's copy of one: 6 MB beside the
 * pixels.
 */
const sliceBytes = 2 * 1024 * 1024;
const reportEveryMs = 50;

/**
 * @typedef {object} Options
 * @property {AbortSignal} signal
 * @property {() => Promise<unknown>} nextTurn lets messages be heard between two slices
 * @property {(progress: { fraction: number, rows: number, mbPerSecond: number }) => void} onProgress
 */

/**
 * A data set from a CSV file, read in slices.
 * @param {Core} core
 * @param {File} file
 * @param {number} rowLimit 0 = all
 * @param {Options} options
 * @returns {Promise<{ dataset: Dataset, report: CsvReport }>}
 */
export async function loadCsv(core, file, rowLimit, options) {
  const reader = new core.CsvReader(rowLimit);
  try {
    await pushSlices(reader, file, options);
    const dataset = finished(reader, file);
    return { dataset, report: reader.report() };
  } finally {
    reader.delete();
  }
}

/** @param {CsvReader} reader @param {File} file @param {Options} options */
async function pushSlices(reader, file, { signal, nextTurn, onProgress }) {
  const report = progressReporter(reader, file.size, onProgress);
  let next = sliceAt(file, 0);
  for (let start = 0; start < file.size; start += sliceBytes) {
    const chunk = await next;
    if (signal.aborted) throw refuse(`Reading ${file.name} was cancelled.`);
    next = sliceAt(file, start + sliceBytes);
    const wantsMore = reader.push(new Uint8Array(chunk));
    report(Math.min(start + sliceBytes, file.size));
    if (!wantsMore) break;
    await nextTurn();
  }
  await next;
}

/** @param {File} file @param {number} start @returns {Promise<ArrayBuffer>} */
async function sliceAt(file, start) {
  try {
    return await file.slice(start, start + sliceBytes).arrayBuffer();
  } catch (error) {
    throw refuse(`${file.name} could not be read at byte ${start} (${messageOf(error)}). If it has changed or moved, choose it again.`);
  }
}

/** @param {CsvReader} reader @param {File} file */
function finished(reader, file) {
  const result = reader.finish();
  if (result instanceof Error) throw refuse(`${file.name}: ${result.message}`, reader.report().problems.map(describeProblem));
  return unwrap(result);
}

/**
 * @param {CsvReader} reader
 * @param {number} size
 * @param {(progress: { fraction: number, rows: number, mbPerSecond: number }) => void} onProgress
 * @returns {(bytesRead: number) => void}
 */
function progressReporter(reader, size, onProgress) {
  const began = performance.now();
  let reported = began;
  return (bytesRead) => {
    const now = performance.now();
    if (now - reported < reportEveryMs && bytesRead < size) return;
    reported = now;
    onProgress({ fraction: bytesRead / size, rows: reader.rows(), mbPerSecond: bytesRead / 1e3 / Math.max(now - began, 1) });
  };
}
