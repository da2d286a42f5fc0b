import { expect, it } from 'vitest';
import { formatPrice, formatRatio } from '../../../../web/src/views/training/step-cost-text.js';

const stepCost = {
  lossEvaluationsPerStep: 47_720,
  secondsPerStep: 1.93,
  stepsPerEpoch: 6000,
  secondsPerEpoch: 11_560,
  measuredFraction: 1,
};
const format = (/** @type {Parameters<typeof formatPrice>} */ ...args) =>
  formatPrice(...args).map((words) => words.replaceAll('\u202f', ' '));

it('announces a numerical method by its loss evaluations, its step and its epoch', () => {
  expect(format(stepCost, 'central-difference')).toEqual([
    '47,720 loss evaluations per step',
    '1.9 s per step (measured)',
    '3 h 13 min per epoch (projected)',
  ]);
});

it('says from what share of a step the time was projected', () => {
  expect(format({ ...stepCost, measuredFraction: 0.125 }, 'central-difference')[1]).toBe(
    '1.9 s per step (projected from 12.5% of one)',
  );
});

it('counts backpropagation in passes', () => {
  expect(format(stepCost, 'backprop')[0]).toBe('One forward and one backward pass per step');
});

it('says that structured differences work out only what a nudge changes', () => {
  expect(format(stepCost, 'structured-difference')[0]).toBe(
    '47,720 loss evaluations per step, each of only what its nudge changes',
  );
});

it('says a ratio of times in words, with one digit from ten on', () => {
  expect([1.1, 0.8, 2.4, 9.6, 14, 8_749, 0.2].map(formatRatio)).toEqual([
    'about as fast',
    'about as fast',
    'about 2 times slower',
    'about 10 times slower',
    'about 10 times slower',
    'about 9,000 times slower',
    'about 5 times faster',
  ]);
});
