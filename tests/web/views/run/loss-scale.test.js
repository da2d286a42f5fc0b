import { describe, expect, it } from 'vitest';
import { lossCut } from '../../../../web/src/views/run/loss-scale.js';

/** @param {number[]} losses one a step */
const course = (losses) => losses.map((y, x) => ({ x, y }));
const none = { trainLoss: [], validationLoss: [], testLoss: [] };

describe('the loss axis', () => {
  it('leaves out the untrained loss if that is far above all later ones', () => {
    const testLoss = course([2.04, 0.2, 0.17, 0.15, 0.14]);
    expect(lossCut({ ...none, testLoss })).toEqual({ top: 0.25, highest: 2.04 });
  });

  it('shows everything while the loss falls gradually', () => {
    expect(lossCut({ ...none, testLoss: course([2.3, 1.7, 0.9, 0.7]) })).toBeNull();
  });

  it('shows everything before there is anything to compare', () => {
    expect(lossCut(none)).toBeNull();
    expect(lossCut({ ...none, testLoss: course([2.04]) })).toBeNull();
    expect(lossCut({ ...none, testLoss: course([2.04, 0.2]) })).toBeNull();
  });

  it('is not cut below a later rise', () => {
    const testLoss = course([2, 0.1, 0.1, 0.1, 1.5]);
    expect(lossCut({ ...none, testLoss })).toBeNull();
  });

  it('covers the smoothed training loss', () => {
    const trainLoss = course([8, ...Array(200).fill(0.6)]);
    const cut = lossCut({ ...none, trainLoss });
    expect(cut === null || cut.top >= 0.6).toBe(true);
  });
});
