import { expect, it } from 'vitest';
import { nearestIndex } from '../../../web/src/charts/nearest-of-each.js';

const points = [0, 1, 4, 10].map((x) => ({ x }));

it.each([
  [-5, 0],
  [0.4, 0],
  [2, 1],
  [2.6, 2],
  [7.1, 3],
  [99, 3],
])('the point nearest to %d is number %d', (x, index) => {
  expect(nearestIndex(points, x)).toBe(index);
});

it('of one point it is that one', () => {
  expect(nearestIndex([{ x: 3 }], -1)).toBe(0);
});
