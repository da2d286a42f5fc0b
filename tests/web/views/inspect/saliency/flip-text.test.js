import { expect, it } from 'vitest';
import { formatFlip, formatInk } from '../../../../../web/src/views/inspect/saliency/flip-text.js';

const flip = { steps: 8, from: '2', to: '8', norm: 0.2234, length: 9.04 };

it('says how long a change is, against the digit', () => {
  expect(formatFlip(flip)).toBe(
    '8 steps turn 2 into 8: a change of norm 0.22, 2.5% of the digit’s own (9.0), pixels counted from 0 to 1.',
  );
  expect(formatFlip({ ...flip, steps: 1 })).toMatch(/^1 step turns 2 into 8:/);
});

it('says of no change that it is none', () => {
  expect(formatFlip({ ...flip, norm: 0.000234 })).toContain('a change of norm 0.00023, less than 0.1% of');
  expect(formatInk(0.0002)).toBe('0.02% of full ink');
  expect(formatInk(0.042)).toBe('4.2% of full ink');
});
