import { describe, expect, it } from 'vitest';
import { runningMean, trend } from '../../../web/src/charts/smoothing.js';

const curve = (/** @type {number[]} */ ...ys) => ys.map((y, x) => ({ x, y }));

describe('runningMean', () => {
  it('averages a window around each point', () => {
    expect(runningMean(curve(0, 3, 6, 0, 3), 1).slice(1, 4)).toEqual([
      { x: 1, y: 3 },
      { x: 2, y: 3 },
      { x: 3, y: 3 },
    ]);
  });

  it('begins where the curve begins, so that an early fall is not flattened', () => {
    expect(runningMean(curve(9, 3, 0, 0, 0), 2).slice(0, 2)).toEqual(curve(9, 4));
  });

  it('averages what there is at the end', () => {
    expect(runningMean(curve(0, 2, 8, 4), 1).at(-1)?.y).toBe(6);
  });

  it('is the curve itself without a window, and nothing of nothing', () => {
    expect(runningMean(curve(1, 5, 2), 0)).toEqual(curve(1, 5, 2));
    expect(runningMean([], 3)).toEqual([]);
  });
});

it('a short curve is its own trend, a long noisy one is steadied', () => {
  const short = curve(1, 0, 1, 0);
  expect(trend(short)).toEqual(short);
  const long = curve(...Array.from({ length: 1200 }, (_, i) => i % 2));
  for (const { y } of trend(long).slice(20)) expect(Math.abs(y - 0.5)).toBeLessThan(0.05);
});
