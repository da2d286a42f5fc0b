import { loadCore } from '../../../web/src/worker/core/core-loader.js';
import { loadSet } from '../../../web/src/worker/files/set-loading.js';
import { findPieces } from '../../../web/src/worker/files/pieces.js';
import { sorted } from '../../../web/src/worker/files/sorting.js';
import { macrotask } from '../../../web/src/worker/macrotask.js';
import { unwrap } from '../../../web/src/worker/core/unwrap.js';
import { mnistCsv } from './mnist-csv.js';
import { serveJobs } from './job-loop.js';

/** @typedef {import('../../../web/src/worker/core/core-loader.js').Core} Core */

/** As much as the page's reader is handed at once. */
const chunkBytes = 2 * 1024 * 1024;
/** @type {Promise<Core>|undefined} */
let loading;

/** Through everything a chosen file goes through in the page's worker. @param {Core} core @param {Blob} csv */
async function asThePage(core, csv) {
  const { signal } = new AbortController();
  const file = new File([csv], 'mnist_train.csv', { type: 'text/csv' });
  const set = sorted(await findPieces([file], signal), 'train').train;
  if (!set) throw new Error('the file was not taken for a data set');
  const { dataset } = await loadSet(core, set, 0, { signal, nextTurn: macrotask, onProgress() {} });
  return dataset;
}

/** The wasm reader on bytes that are in memory already. @param {Core} core @param {Uint8Array} bytes */
function readerAlone(core, bytes) {
  const reader = unwrap(core.createCsvReader(0));
  for (let start = 0; start < bytes.length; start += chunkBytes) reader.push(bytes.subarray(start, start + chunkBytes));
  const dataset = unwrap(reader.finish());
  reader.delete();
  return dataset;
}

serveJobs(async (variant, { way, images }) => {
  loading ??= loadCore(new URL(`/core/gradlab-${variant}.mjs`, location.href).href);
  const core = await loading;
  const csv = await mnistCsv(images);
  const bytes = way === 'reader' ? new Uint8Array(await csv.arrayBuffer()) : new Uint8Array(0);
  const began = performance.now();
  const dataset = way === 'reader' ? readerAlone(core, bytes) : await asThePage(core, csv);
  const seconds = (performance.now() - began) / 1000;
  const rows = dataset.size();
  dataset.delete();
  return { seconds, rows, bytes: csv.size };
});
