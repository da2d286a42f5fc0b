import { expect, it } from 'vitest';
import { productRows } from '../../bench/suites/gemm.js';

const product = { kind: /** @type {const} */ ('forward'), m: 64, k: 784, n: 128, sparse: true };

it('compares within a turn: a machine that halves its speed between turns changes no ratio', () => {
  const turns = [1, 0.5, 0.5, 1, 1].map((speed) => ({
    limit: 50 * speed,
    ours: 40 * speed,
    compressed: 100 * speed,
    eigen: 10 * speed,
  }));
  const rows = productRows('simd', product, ['ours', 'compressed', 'eigen'], turns);
  expect(rows.map(({ system, model, gflops, shareOfLimit }) => [system, model, gflops, shareOfLimit])).toEqual([
    ['gradlab', '64×784×128 forward', 40, 0.8],
    ['gradlab', '64×784×128 forward, zeros skipped', 100, undefined],
    ['eigen', '64×784×128 forward', 10, 0.2],
  ]);
  expect(rows[0].note).toBe('4.00 × Eigen; packing included');
});

it('does without Eigen where it was not asked for', () => {
  const [row] = productRows('relaxed', product, ['ours'], [{ limit: 50, ours: 25 }]);
  expect(row).toMatchObject({ shareOfLimit: 0.5, note: 'packing included' });
});
