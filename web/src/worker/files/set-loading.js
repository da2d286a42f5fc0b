import { unwrap } from '../core/unwrap.js';
import { describeProblem, refuse } from '../protocol.js';
import { loadIdxPair, pour, refuseHuge } from './idx-loading.js';
import { readArrays } from './array-reading.js';
import { mistakenShare, refuseLateClasses } from './tables/table-labels.js';
import { readTable } from './tables/table-reading.js';

/**
 * Loads data sets from the files that a visitor has chosen, whatever their layout.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').CsvReport} CsvReport
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('./file-bytes.js').Bytes} Bytes
 * @typedef {import('./sorting.js').FoundSet} FoundSet
 * @typedef {{ skipped: number, problems: import('../protocol.js').RowProblem[], assumed: string[] }} Report `assumed`: how unusual content was
 *   read
 * @typedef {import('./idx-loading.js').Options} Options
 */

/**
 * @param {Core} core
 * @param {FoundSet} set
 * @param {number} rowLimit 0 = all
 * @param {Options} options
 * @returns {Promise<{ dataset: Dataset, report: Report }>}
 */
export function loadSet(core, set, rowLimit, options) {
  return set.kind === 'csv' ? loadCsv(core, set.table.bytes, rowLimit, options) : loadIdx(core, set, rowLimit, options);
}

/** @param {Core} core @param {Bytes} bytes @param {number} rowLimit @param {Options} options */
async function loadCsv(core, bytes, rowLimit, options) {
  if (rowLimit === 0) refuseHuge(bytes.name, bytes.size ?? bytes.packedSize);
  const table = await readTable(core, bytes, options.signal);
  const reader = unwrap(core.createCsvReader(rowLimit));
  try {
    await pour(table.bytes, reader, options);
    const { skipped } = joined(reader.report(), table.faults);
    // The file may hold more classes than its first rows.
    const mayHaveClasses = skipped > 1 && skipped > (reader.rows() + skipped) * mistakenShare;
    if (mayHaveClasses && table.layout) await refuseLateClasses(bytes, table.layout, options.signal);
    const result = reader.finish();
    // The last line, which has no line end, is only read now.
    const report = joined(reader.report(), table.faults);
    if (result instanceof Error) throw refuse(`${bytes.name}: ${result.message}`, report.problems.map(describeProblem));
    return { dataset: result, report: { ...report, assumed: table.assumed } };
  } finally {
    reader.delete();
  }
}

/** @param {CsvReport} report @param {import('./tables/table-reading.js').Faults} faults */
function joined({ skipped, problems }, faults) {
  return { skipped: skipped + faults.skipped, problems: [...problems, ...faults.problems] };
}

/**
 * @param {Core} core
 * @param {Extract<FoundSet, { kind: 'idx' }>} set
 * @param {number} rowLimit
 * @param {Options} options
 */
async function loadIdx(core, { images, labels }, rowLimit, options) {
  const arrays = await readArrays(core, { images: images.bytes, labels: labels.bytes }, options.signal);
  const dataset = await loadIdxPair(core, arrays, rowLimit, options);
  return { dataset, report: { skipped: 0, problems: [], assumed: arrays.assumed } };
}
