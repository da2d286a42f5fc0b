import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildPreset } from '../../../tools/build-steps/cmake-build.mjs';
import { projectFolder } from '../../../tools/setup/folders.mjs';
import { isWanted } from '../context.js';
import { median } from '../rows.js';

/**
 * The products that training consists of: ours, Eigen's in the same build, and what the same build reaches without touching memory.
 *
 * @typedef {import('../rows.js').Row} Row
 * @typedef {'forward'|'weight gradient'|'input gradient'} Kind
 * @typedef {{ kind: Kind, m: number, k: number, n: number, sparse?: boolean }} Product m × k by k × n
 */

/** @type {Product[]} */
const products = [
  // dnn, batch 64: three layers, forward and back.
  { kind: 'forward', m: 64, k: 784, n: 128, sparse: true },
  { kind: 'weight gradient', m: 784, k: 64, n: 128, sparse: true },
  { kind: 'forward', m: 64, k: 128, n: 64 },
  { kind: 'weight gradient', m: 128, k: 64, n: 64 },
  { kind: 'input gradient', m: 64, k: 64, n: 128 },
  { kind: 'forward', m: 64, k: 64, n: 10 },
  // nielsen-30, batch 10.
  { kind: 'forward', m: 10, k: 784, n: 30, sparse: true },
  { kind: 'weight gradient', m: 784, k: 10, n: 30, sparse: true },
  // cnn: the two convolutions of one image as products of patches and kernels.
  { kind: 'forward', m: 576, k: 25, n: 8 },
  { kind: 'forward', m: 64, k: 200, n: 16 },
  { kind: 'weight gradient', m: 200, k: 64, n: 16 },
  { kind: 'input gradient', m: 64, k: 16, n: 200 },
  // A measurement on many images, and a square one.
  { kind: 'forward', m: 6000, k: 784, n: 128, sparse: true },
  { kind: 'forward', m: 512, k: 512, n: 512 },
];

const repetitions = 3;
const zeros = 'four fifths of the left factor zero and skipped, counted as if dense';

/** @param {import('../context.js').Context} context @returns {Promise<Row[]>} */
export async function measureProducts(context) {
  buildPreset('wasm', { env: context.env, target: 'gradlab-bench', options: ['-DGRADLAB_BENCH=ON'] });
  const variants = ['simd', 'relaxed'].filter((variant) => existsSync(join(projectFolder, `build/wasm/bench/gradlab-bench-${variant}.wasm`)));
  const rows = [];
  for (const variant of variants) rows.push(...(await measureVariant(context, variant)));
  return rows;
}

/** @param {import('../context.js').Context} context @param {string} variant */
async function measureVariant(context, variant) {
  const bench = await context.bench();
  const milliseconds = context.quick ? 120 : 450;
  /** @param {import('../rows.js').System} system @param {string} by @param {Product} [product] @param {string} [note] @returns {Promise<Row>} */
  const row = async (system, by, product, note) => {
    const gflops = [];
    for (let i = 0; i < repetitions; i += 1) gflops.push(await bench.ask('products', variant, { by, milliseconds: milliseconds / repetitions, ...product }));
    const model = product && `${product.m}×${product.k}×${product.n} ${product.kind}${by === 'compressed' ? ', zeros skipped' : ''}`;
    return { suite: 'gemm', system, variant, model, threads: 1, gflops: median(gflops), note };
  };
  const rows = isWanted(context, 'limit') ? [await row('limit', 'limit', undefined, 'operands in registers only')] : [];
  const limit = rows[0]?.gflops;
  for (const product of products) {
    const eigen = isWanted(context, 'eigen') ? await row('eigen', 'eigen', product) : null;
    if (isWanted(context, 'gradlab')) rows.push(compared(await row('gradlab', 'ours', product, 'packing included'), eigen?.gflops, limit));
    if (isWanted(context, 'gradlab') && product.sparse) rows.push(compared(await row('gradlab', 'compressed', product, zeros), eigen?.gflops));
    if (eigen) rows.push(eigen);
  }
  await bench.stop('products', variant);
  return rows;
}

/** @param {Row} row @param {number} [eigen] @param {number} [limit] @returns {Row} the row, with its ratios in the note */
function compared(row, eigen, limit) {
  const ratios = [eigen ? `${(Number(row.gflops) / eigen).toFixed(2)} × Eigen` : '', limit ? `${((100 * Number(row.gflops)) / limit).toFixed(0)} % of the limit` : ''];
  return { ...row, note: [...ratios, row.note].filter(Boolean).join('; ') };
}
