import { describe, expect, it } from 'vitest';
import { format, outcomes } from '../../bench/targets.js';

/** @param {import('../../bench/rows.js').System} system @param {number} threads @param {number} secondsPer60k @param {string} [variant] */
const epoch = (system, threads, secondsPer60k, variant = 'simd') => ({
  suite: 'epoch',
  system,
  variant,
  model: 'dnn',
  batch: 64,
  threads,
  secondsPer60k,
});

describe('the bench’s aims', () => {
  const rows = [
    epoch('gradlab', 1, 0.5),
    epoch('gradlab', 1, 0.1, 'native'),
    epoch('pytorch', 1, 0.4),
    epoch('pytorch', 2, 0.8),
    epoch('tensorflow.js', 2, 14),
  ];

  it('compare our best in a browser with the best of the peers, whatever their threads', () => {
    expect(outcomes(rows).map(({ what, ratio }) => [what, Number(ratio.toFixed(3))])).toEqual([
      ['dnn, one thread', 1.25],
      ['dnn, one thread', 0.5],
    ]);
  });

  it('are said to be met or missed, and by how much', () => {
    expect(outcomes(rows).map(format)).toEqual([
      'missed dnn, one thread: 0.500 s; aim: 0.400 s, PyTorch’s best (0.400 s); 1.25 times as much',
      'met    dnn, one thread: 0.500 s; aim: 1.00 s, 1/14 of TensorFlow.js’s best (14.0 s)',
    ]);
  });

  it('hold large products against the registers’ limit that was measured in turns with them', () => {
    const gemm = [
      { suite: 'gemm', system: /** @type {const} */ ('limit'), variant: 'simd', gflops: 50 },
      {
        suite: 'gemm',
        system: /** @type {const} */ ('gradlab'),
        variant: 'simd',
        model: '64×784×128 forward',
        gflops: 40,
        shareOfLimit: 0.8,
      },
      {
        suite: 'gemm',
        system: /** @type {const} */ ('gradlab'),
        variant: 'simd',
        model: '64×784×128 forward, zeros skipped',
        gflops: 90,
      },
      {
        suite: 'gemm',
        system: /** @type {const} */ ('gradlab'),
        variant: 'simd',
        model: '64×64×10 forward',
        gflops: 10,
        shareOfLimit: 0.2,
      },
      {
        suite: 'gemm',
        system: /** @type {const} */ ('eigen'),
        variant: 'simd',
        model: '64×784×128 forward',
        gflops: 20,
        shareOfLimit: 0.4,
      },
    ];
    expect(outcomes(gemm)).toHaveLength(1);
    expect(outcomes(gemm)[0]).toMatchObject({ reached: '80 % of the registers’ limit', ratio: 0.85 / 0.8 });
  });

  it('count an accuracy that was not reached as missed', () => {
    const [outcome] = outcomes([
      { suite: 'accuracy', system: 'gradlab', model: 'dnn', threads: 2, accuracy: 0.97, note: 'not reached' },
    ]);
    expect(outcome.reached).toBe('not reached');
    expect(outcome.ratio).toBe(Infinity);
  });

  it('read the bytes of a cold visit', () => {
    const [outcome] = outcomes([
      {
        suite: 'load',
        system: 'gradlab',
        variant: 'cold, first trained step',
        seconds: 0.5,
        note: '200,000 bytes in 9 files (br)',
      },
    ]);
    expect(outcome).toMatchObject({ reached: '200 KB compressed', ratio: 0.8 });
  });
});
