import { expect, test } from 'vitest';
import { SliceLength } from '../../../../web/src/worker/run/slice-length.js';

test('a slice is short while questions come close together, and as long as ever when they have stopped', () => {
  const slice = new SliceLength();
  expect(slice.milliseconds(0)).toBe(50);
  slice.asked(1000);
  expect(slice.milliseconds(1001)).toBe(50);
  slice.asked(1060);
  expect(slice.milliseconds(1061)).toBe(20);
  slice.asked(1120);
  expect(slice.milliseconds(1360)).toBe(20);
  expect(slice.milliseconds(1400)).toBe(50);
});

test('questions that are seconds apart leave the slices long', () => {
  const slice = new SliceLength();
  for (let now = 0; now < 10_000; now += 1000) {
    slice.asked(now);
    expect(slice.milliseconds(now + 1)).toBe(50);
  }
});
