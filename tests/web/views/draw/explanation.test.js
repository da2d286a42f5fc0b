import { expect, it } from 'vitest';
import { supportingInk, nearestRow } from '../../../../web/src/views/draw/explanation.js';

const image = (/** @type {number} */ tone) => new Uint8Array(784).fill(tone);

it('the nearest image is the one with the smallest distance', () => {
  const images = new Uint8Array(3 * 784);
  [200, 90, 0].forEach((tone, row) => images.set(image(tone), row * 784));
  expect(nearestRow(images, image(100))).toBe(1);
  expect(nearestRow(new Uint8Array(0), image(100))).toBe(-1);
});

it('ink supports an answer where it raises the score', () => {
  const frame = image(0);
  frame.set([100, 200, 200]);
  const gradient = new Float32Array(784).fill(5);
  gradient.set([4, 1, -3]);
  expect([...supportingInk(gradient, frame).subarray(0, 4)]).toEqual([255, 127, 0, 0]);
  expect([...supportingInk(gradient, image(0))].every((value) => value === 0)).toBe(true);
});
