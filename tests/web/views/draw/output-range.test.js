import { expect, it } from 'vitest';
import { outputRange } from '../../../../web/src/views/draw/output-range.js';

it('probabilities and sigmoid activations share the axis from 0 to 1', () => {
  expect(outputRange([0.1, 0.9])).toEqual({ low: 0, high: 1 });
});

it('linear activations widen it to what there is', () => {
  expect(outputRange([-0.5, 2])).toEqual({ low: -0.5, high: 2 });
});
