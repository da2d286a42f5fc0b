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
 * @typedef {Record<string, number>} Turn GFLOP/s of each that was measured, one after the other
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

const zeros = 'four fifths of the left factor zero and skipped, counted as if dense';
const leastTurns = 5;

/** @param {import('../context.js').Context} context @returns {Promise<Row[]>} */
export async function measureProducts(context) {
  buildPreset('wasm', { env: context.env, target: 'gradlab-bench', options: ['-DGRADLAB_BENCH=ON'] });
  const variants = ['simd', 'relaxed'].filter((variant) =>
    existsSync(join(projectFolder, `build/wasm/bench/gradlab-bench-${variant}.wasm`)),
  );
  const rows = [];
  for (const variant of variants) rows.push(...(await measureVariant(context, variant)));
  return rows;
}

/** @param {import('../context.js').Context} context @param {string} variant @returns {Promise<Row[]>} */
async function measureVariant(context, variant) {
  const bench = await context.bench();
  const measured = [];
  for (const product of products) {
    const by = [
      ...(isWanted(context, 'gradlab') ? ['ours', ...(product.sparse ? ['compressed'] : [])] : []),
      ...(isWanted(context, 'eigen') ? ['eigen'] : []),
    ];
    /** @type {Turn[]} */
    const turns = await bench.ask('products', variant, {
      by: ['limit', ...by],
      milliseconds: context.quick ? 60 : 2500,
      leastTurns,
      ...product,
    });
    measured.push({ product, by, turns });
  }
  await bench.stop('products', variant);
  const limits = measured.flatMap(({ turns }) => turns.map(({ limit }) => limit));
  const limit = /** @type {Row} */ ({
    suite: 'gemm',
    system: 'limit',
    variant,
    threads: 1,
    gflops: median(limits),
    note: 'operands in registers only; median of all turns',
  });
  return [limit, ...measured.flatMap(({ product, by, turns }) => productRows(variant, product, by, turns))];
}

/**
 * The medians of what was measured in turns, and of the ratios of a turn: what else the machine does slows all of a turn alike.
 * @param {string} variant
 * @param {Product} product
 * @param {string[]} by measured, beside the limit
 * @param {Turn[]} turns
 * @returns {Row[]}
 */
export function productRows(variant, product, by, turns) {
  const model = `${product.m}×${product.k}×${product.n} ${product.kind}`;
  const ratio = (/** @type {string} */ name, /** @type {string} */ than) =>
    median(turns.map((turn) => turn[name] / turn[than]));
  const gflops = (/** @type {string} */ name) => median(turns.map((turn) => turn[name]));
  return by.map((name) => {
    const row = { suite: 'gemm', variant, model, threads: 1, gflops: gflops(name), shareOfLimit: ratio(name, 'limit') };
    if (name === 'eigen') return { ...row, system: 'eigen' };
    const overEigen = by.includes('eigen') ? `${ratio(name, 'eigen').toFixed(2)} × Eigen; ` : '';
    if (name === 'ours') return { ...row, system: 'gradlab', note: `${overEigen}packing included` };
    return {
      ...row,
      system: 'gradlab',
      model: `${model}, zeros skipped`,
      shareOfLimit: undefined,
      note: `${overEigen}${zeros}`,
    };
  });
}
