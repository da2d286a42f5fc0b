import { describe, expect, it } from 'vitest';
import { extended, mostPoints, truncated } from '../../../../web/src/state/run/curves.js';

/** @param {number} from @param {number} to @param {(x: number) => number} f */
const measured = (from, to, f) => Array.from({ length: to - from }, (_, i) => ({ x: from + i, y: f(from + i) }));

describe('a curve', () => {
  it('keeps every measurement while they fit', () => {
    const curve = extended([], measured(0, mostPoints, Math.sin));
    expect(curve.map(({ x, y }) => [x, y])).toEqual(measured(0, mostPoints, Math.sin).map(({ x, y }) => [x, y]));
  });

  it('never holds more than its most points, and never far fewer', () => {
    let curve = extended([], []);
    for (let x = 0; x < 100_000; x += 997) {
      curve = extended(curve, measured(x, x + 997, Math.sin));
      expect(curve.length).toBeLessThanOrEqual(mostPoints);
      if (x > mostPoints) expect(curve.length).toBeGreaterThanOrEqual(mostPoints / 2);
    }
  });

  it('stays on a straight line when thinned', () => {
    const curve = extended(
      [],
      measured(0, 12_345, (x) => 3 * x + 1),
    );
    for (const { x, y } of curve) expect(y).toBeCloseTo(3 * x + 1, 6);
  });

  it('keeps the mean of everything measured', () => {
    const curve = extended(
      [],
      measured(0, 12_345, (x) => Math.sin(x) + x / 1000),
    );
    const samples = curve.reduce((sum, point) => sum + point.samples, 0);
    const mean = curve.reduce((sum, { y, samples: n }) => sum + y * n, 0) / samples;
    const expected = measured(0, 12_345, (x) => Math.sin(x) + x / 1000).reduce((sum, { y }) => sum + y, 0) / 12_345;
    expect(samples).toBe(12_345);
    expect(mean).toBeCloseTo(expected, 9);
  });

  it('does not depend on how its measurements are portioned', () => {
    const whole = extended([], measured(0, 9000, Math.cos));
    let portioned = extended([], []);
    for (let x = 0; x < 9000; x += 90) portioned = extended(portioned, measured(x, x + 90, Math.cos));
    expect(portioned).toEqual(whole);
  });

  it('leaves out what is not a finite number', () => {
    expect(
      extended(
        [],
        [
          { x: 0, y: NaN },
          { x: 1, y: 2 },
          { x: 2, y: Infinity },
        ],
      ),
    ).toEqual([{ x: 1, y: 2, samples: 1 }]);
  });

  it('does not change the curve it extends', () => {
    const curve = extended([], measured(0, 10, Math.sin));
    Object.freeze(curve);
    extended(curve, measured(10, 5000, Math.sin));
    expect(curve).toHaveLength(10);
  });

  it('goes on from where it was taken back to', () => {
    const curve = truncated(
      extended(
        [],
        measured(0, 100, (x) => x),
      ),
      (x) => x < 50,
    );
    expect(
      extended(
        curve,
        measured(50, 60, (x) => x),
      ).map(({ x }) => x),
    ).toEqual(Array.from({ length: 60 }, (_, i) => i));
  });
});
