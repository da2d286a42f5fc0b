import { isWanted } from '../context.js';
import { median } from '../rows.js';

/**
 * Kaggle's CSV of MNIST into bytes: ours as the page's worker reads a chosen file, the wasm reader alone, and PapaParse in a worker.
 *
 * @typedef {import('../rows.js').Row} Row
 * @typedef {{ system: import('../rows.js').System, variant: string, kind: string, setUp: string, way: string, note: string }} Reader
 */

/** @type {Reader[]} */
const readers = [
  {
    system: 'gradlab',
    variant: 'simd, as the page',
    kind: 'csv',
    setUp: 'simd',
    way: 'page',
    note: 'a chosen file, by the page’s own code',
  },
  {
    system: 'gradlab',
    variant: 'simd, the reader alone',
    kind: 'csv',
    setUp: 'simd',
    way: 'reader',
    note: 'bytes in memory',
  },
  {
    system: 'papaparse',
    variant: 'worker, streaming',
    kind: 'papaparse',
    setUp: '',
    way: '',
    note: 'a chosen file, to the same bytes',
  },
];

/** @param {import('../context.js').Context} context @returns {Promise<Row[]>} */
export async function measureCsv(context) {
  const bench = await context.bench();
  const images = context.quick ? 10_000 : 60_000;
  const rows = [];
  for (const { system, variant, kind, setUp, way, note } of readers.filter((reader) =>
    isWanted(context, reader.system),
  )) {
    await bench.ask(kind, setUp, { way, images: 2000 });
    const results = [];
    for (let i = 0; i < 3; i += 1) results.push(await bench.ask(kind, setUp, { way, images }));
    const seconds = median(results.map((result) => result.seconds));
    const [{ bytes, rows: read }] = results;
    if (read !== images) throw new Error(`${variant} read ${read} of ${images} rows`);
    rows.push({
      suite: 'csv',
      system,
      variant,
      images,
      seconds,
      note: `${(bytes / seconds / 1e6).toFixed(0)} MB/s of ${(bytes / 1e6).toFixed(1)} MB; ${note}`,
    });
    await bench.stop(kind, setUp);
  }
  return rows;
}
