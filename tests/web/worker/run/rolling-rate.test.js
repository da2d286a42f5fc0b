import { expect, it } from 'vitest';
import { RollingRate } from '../../../../web/src/worker/run/rolling-rate.js';

it('is exact for a steady pace, however it is cut', () => {
  const rate = new RollingRate();
  for (const seconds of [0.05, 0.001, 0.4, 0.05]) rate.add(1000 * seconds, seconds);
  expect(rate.perSecond()).toBeCloseTo(1000, 9);
});

it('follows a new pace within a few seconds', () => {
  const rate = new RollingRate();
  for (let i = 0; i < 100; i += 1) rate.add(50, 0.05);
  for (let i = 0; i < 100; i += 1) rate.add(5, 0.05);
  expect(rate.perSecond()).toBeGreaterThan(100);
  expect(rate.perSecond()).toBeLessThan(150);
});

it('is 0 before anything was measured and after forgetting', () => {
  const rate = new RollingRate();
  expect(rate.perSecond()).toBe(0);
  rate.add(5, 1);
  rate.forget();
  expect(rate.perSecond()).toBe(0);
});
