import { describe, expect, it } from 'vitest';
import {
  formatSigned,
  largestMagnitude,
  paletteBetween,
  stepOf,
} from '../../../../web/src/views/figures/signed-scale.js';

describe('the signed scale', () => {
  const palette = paletteBetween({
    negative: 'rgb(100, 0, 200)',
    zero: 'rgb(250, 250, 250)',
    positive: 'rgb(0, 120, 50)',
  });
  const colourOf = (/** @type {number} */ value, limit = 2) =>
    Array.from(palette.subarray(3 * stepOf(value, limit), 3 * stepOf(value, limit) + 3));

  it('has its ends, and the colour of zero exactly at zero', () => {
    expect(colourOf(-2)).toEqual([100, 0, 200]);
    expect(colourOf(0)).toEqual([250, 250, 250]);
    expect(colourOf(2)).toEqual([0, 120, 50]);
  });

  it('is symmetric: equal magnitudes stand equally far from zero', () => {
    for (const value of [0.01, 0.5, 1.3])
      expect(stepOf(value, 2) - stepOf(0, 2)).toBe(stepOf(0, 2) - stepOf(-value, 2));
  });

  it('ends at its limits, and shows neither an empty scale nor NaN as a sign', () => {
    expect(stepOf(7, 2)).toBe(stepOf(2, 2));
    expect(stepOf(3, 0)).toBe(stepOf(0, 2));
    expect(stepOf(NaN, 2)).toBe(stepOf(0, 2));
  });

  it('takes its limit from the largest magnitude', () => {
    expect(largestMagnitude([0.5, -3, NaN, 2])).toBe(3);
    expect(largestMagnitude([])).toBe(0);
  });

  it('names its ends with a sign', () => {
    expect([0.1234, -1.05, 0, 0.00012, -123456].map(formatSigned)).toEqual(['+0.12', '−1.1', '0', '+1.2e−4', '−1.2e5']);
  });
});
