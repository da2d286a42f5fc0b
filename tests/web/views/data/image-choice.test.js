import { expect, it } from 'vitest';
import { chooseImages } from '../../../../web/src/views/data/image-choice.js';

const labels = Uint8Array.of(7, 1, 7, 0, 7, 1);

it('without a class, cells are rows', () => {
  const all = chooseImages(labels, null);
  expect(all.count).toBe(6);
  expect(all.rows(2, 5)).toEqual(Uint32Array.of(2, 3, 4));
  expect(all.labelOf(3)).toBe(0);
});

it('with a class, only its rows in their order', () => {
  const sevens = chooseImages(labels, 7);
  expect(sevens.count).toBe(3);
  expect(sevens.rows(0, 3)).toEqual(Uint32Array.of(0, 2, 4));
  expect(sevens.rowOf(1)).toBe(2);
  expect([0, 1, 2].map(sevens.labelOf)).toEqual([7, 7, 7]);
});

it('a class that does not occur has no cells', () => {
  expect(chooseImages(labels, 5).count).toBe(0);
});
