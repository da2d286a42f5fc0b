import { describe, expect, it } from 'vitest';
import { formatSpeeds } from '../../../../web/src/views/race/race-text.js';

/** @param {string} label @param {number} step @param {number} stepFraction @param {number} seconds */
const lane = (label, step, stepFraction, seconds) =>
  /** @type {any} */ ({ offer: { label }, step, stepFraction, seconds });
const plain = (/** @type {any[]} */ ...lanes) => formatSpeeds({ lanes }).replaceAll('\u202f', ' ');

describe('the headline of a race', () => {
  it('is the ratio of the speeds, also if a lane has not finished', () => {
    expect(plain(lane('Forward differences', 2, 0.1, 5), lane('Backpropagation', 9235, 0, 5))).toBe(
      'Backpropagation is about 4,000 times faster than Forward differences: 9,235 steps in 5.0 s, against 2 steps in 5.0 s.',
    );
  });

  it('counts the share of a first step', () => {
    expect(plain(lane('A', 100, 0, 1), lane('B', 0, 0.05, 5))).toBe(
      'A is about 10,000 times faster than B: 100 steps in 1.0 s, against 5% of a step in 5.0 s.',
    );
  });

  it('needs two lanes that have run', () => {
    expect(plain(lane('A', 100, 0, 1))).toBe('');
    expect(plain(lane('A', 100, 0, 1), lane('B', 0, 0, 0))).toBe('');
  });
});
