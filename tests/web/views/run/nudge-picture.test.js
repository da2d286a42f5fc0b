import { expect, it } from 'vitest';
import { describeParameter } from '../../../../web/src/views/run/nudge-picture.js';

const layers = [
  { name: 'dense(30)', parameters: 23_550 },
  { name: 'sigmoid', parameters: 0 },
  { name: 'dense(10)', parameters: 310 },
];
const network = /** @type {import('../../../../web/src/worker/protocol.js').NetworkDescription} */ (
  /** @type {unknown} */ ({ layers, parameters: 23_860 })
);

it('counts parameters from 1 and names the layer that has them', () => {
  expect(describeParameter(0, network)).toBe('Parameter 1 of 23,860, in dense(30)');
  expect(describeParameter(23_549, network)).toBe('Parameter 23,550 of 23,860, in dense(30)');
  expect(describeParameter(23_550, network)).toBe('Parameter 23,551 of 23,860, in dense(10)');
  expect(describeParameter(23_859, network)).toBe('Parameter 23,860 of 23,860, in dense(10)');
});
