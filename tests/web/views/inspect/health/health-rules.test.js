// The rules on numbers made up for the purpose; on networks that really have the problem in tests/web/worker/inspect/network-findings.test.js.
import { describe, expect, it } from 'vitest';
import {
  findingsOf,
  gradientFade,
  recentRatios,
  THRESHOLDS,
} from '../../../../../web/src/views/inspect/health/health-rules.js';

const histogram = {
  low: -1,
  high: 1,
  mean: 0,
  deviation: 0.5,
  zeros: 0,
  notFinite: 0,
  counts: Uint32Array.of(1, 2, 1),
};
const healthy = {
  layer: 0,
  name: 'dense(30)',
  activation: 'relu',
  units: 30,
  inputs: 784,
  weights: histogram,
  gradients: histogram,
  activations: histogram,
  weightNorm: 5,
  gradientNorm: 0.1,
  dead: 0.1,
  saturated: 0,
};
const last = {
  ...healthy,
  layer: 2,
  name: 'dense(10)',
  activation: '',
  units: 10,
  inputs: 30,
  gradientNorm: 0.05,
  dead: 0,
};
const updateOf = (/** @type {number[]} */ ...ratios) => ({
  step: 1,
  gradientNorm: 0.1,
  layers: ratios.map((ratio) => ({ ratio, gradientNorm: 0.1 })),
});

/** @param {Partial<typeof healthy>} change @param {ReturnType<typeof updateOf>[]} [updates] */
const kinds = (change, updates = []) =>
  findingsOf({ layers: [{ ...healthy, ...change }, last] }, updates).map(({ kind }) => kind);

describe('the rules', () => {
  it('have nothing to say of a healthy network', () => {
    expect(kinds({}, [updateOf(0.001, 0.003)])).toEqual([]);
  });

  it('name what is wrong, each beyond its threshold and not before', () => {
    expect(kinds({ dead: THRESHOLDS.dead - 0.01 })).toEqual([]);
    expect(kinds({ dead: THRESHOLDS.dead })).toEqual(['dead']);
    expect(kinds({ activation: 'sigmoid', dead: 0, saturated: THRESHOLDS.saturated - 0.01 })).toEqual([]);
    expect(kinds({ activation: 'sigmoid', dead: 0, saturated: THRESHOLDS.saturated })).toEqual(['saturated']);
    expect(kinds({}, Array(5).fill(updateOf(THRESHOLDS.explodingRatio * 1.01, 0)))).toEqual(['exploding']);
    expect(kinds({}, Array(4).fill(updateOf(5, 0)))).toEqual([]);
    expect(kinds({ gradientNorm: 501 })).toEqual(['exploding']);
    expect(kinds({ gradientNorm: 0 })).toEqual(['vanishing']);
  });

  it('let one wild step pass: the ratio is the median of the last nine', () => {
    const updates = [0.001, 0.002, 5, 0.001, 0.002].map((ratio) => updateOf(ratio, ratio));
    expect(recentRatios(updates)).toEqual([0.002, 0.002]);
    expect(kinds({}, updates)).toEqual([]);
    const late = Array.from({ length: 20 }, (_, k) => updateOf(k < 11 ? 0.001 : 0.5, 0.001));
    expect(recentRatios(late)[0]).toBe(0.5);
  });

  it('compare gradients per weight, so that a large layer is not taken for a steep one', () => {
    expect(gradientFade([healthy, last])).toBeCloseTo(0.1 / Math.sqrt(30 * 784) / (0.05 / Math.sqrt(300)), 12);
    expect(gradientFade([last])).toBeNull();
  });

  it('leave an output layer’s sigmoids alone: a sure answer stands at an end', () => {
    const output = { ...last, activation: 'sigmoid', saturated: 0.95 };
    expect(findingsOf({ layers: [{ ...healthy, activation: 'sigmoid', dead: 0 }, output] }, [])).toEqual([]);
  });

  it('say nothing else where numbers are not finite', () => {
    expect(kinds({ dead: 1, weights: { ...histogram, notFinite: 3 } })).toEqual(['not-finite']);
  });

  it('say what to try', () => {
    for (const { text, advice } of findingsOf({ layers: [{ ...healthy, dead: 0.6, gradientNorm: 0 }, last] }, [])) {
      expect(text).toMatch(/dense\(30\)/);
      expect(advice).toMatch(/^Use /);
    }
  });
});
