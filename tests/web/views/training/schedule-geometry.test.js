import { describe, expect, it } from 'vitest';
import { describeRate } from '../../../../web/src/views/training/method-text.js';
import { curvePath, frame, markOf } from '../../../../web/src/views/training/schedule-geometry.js';
import { choice, driveEngine } from '../../worker/driven-engine.js';

describe('a schedule’s curve', () => {
  it('runs from the left to the right of the plot, as high as the factor', () => {
    const middle = { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 };
    expect(curvePath([1, 0.5, 0])).toBe(
      `M${frame.left},${frame.top}L${middle.x},${middle.y}L${frame.right},${frame.bottom}`,
    );
  });

  it('is the core’s own', async () => {
    const { run } = await driveEngine();
    const { tuning } = choice();
    const curve = (/** @type {string} */ schedule, change = {}, epochs = 10) =>
      run.scheduleCurve(schedule, { ...tuning, ...change }, epochs, 101);
    expect(Array.from(curve('constant'))).toEqual(Array(101).fill(1));
    expect(curve('cosine')[50]).toBeCloseTo(0.5, 6);
    expect(curve('step')[49]).toBe(1);
    expect(curve('step')[51]).toBeCloseTo(0.1, 6);
    expect(curve('step', { drop: 0.5, dropEvery: 2 })[45]).toBeCloseTo(0.25, 6);
    expect(curve('one-cycle')[0]).toBeCloseTo(0.04, 6);
    expect(curve('one-cycle', { warmup: 0.1 })[10]).toBeCloseTo(1, 6);
  });

  it('is marked where the run stands', () => {
    const { left, right, top, bottom } = frame;
    const run = { epoch: 2, epochs: 4, stepInEpoch: 5, stepsPerEpoch: 10, learningRate: 0.05 };
    expect(markOf(run, 0.1)).toEqual({ x: left + 0.625 * (right - left), y: (top + bottom) / 2 });
    expect(markOf({ ...run, epoch: 4, stepInEpoch: 0, learningRate: 1 }, 0.1)).toEqual({ x: right, y: top });
  });

  it('has rates in few digits', () => {
    expect([0.1, 0.001, 3, 1.25, 2e-5, 1.5e-6].map(describeRate)).toEqual([
      '0.1',
      '0.001',
      '3',
      '1.25',
      '2e-5',
      '1.5e-6',
    ]);
  });
});
