import { beforeEach, describe, expect, it } from 'vitest';
import { CoreLanes } from '../../../../web/src/worker/race/core-lanes.js';
import { choice } from '../driven-engine.js';
import { raceWorkerData } from './race-worker-data.js';

const workerData = await raceWorkerData(205, 100);
/** @type {CoreLanes} */
let lanes;

beforeEach(async () => {
  lanes = new CoreLanes();
  await lanes.open(workerData);
});

/** @param {string} id @param {number} most milliseconds */
function raceOn(id, most) {
  const losses = [];
  for (;;) {
    const slice = lanes.advance(id, 20);
    losses.push(...slice.losses);
    if (slice.done || slice.seconds * 1000 > most) return { ...slice, losses };
  }
}

describe('lanes of the core', () => {
  it('learn from the same weights on the same mini-batches, whatever the method', () => {
    lanes.add('backprop', choice({ epochs: 1 }));
    lanes.add('structured-difference', choice({ epochs: 1, gradient: 'structured-difference', h: 0.001 }));
    const [backprop, structured] = ['backprop', 'structured-difference'].map((id) => raceOn(id, 20_000).losses);
    expect(backprop).toHaveLength(21);
    expect(structured[0]).toBeCloseTo(backprop[0], 6);
    structured.forEach((loss, i) => expect(Math.abs(loss / backprop[i] - 1)).toBeLessThan(0.01));
  });

  it('go through epochs that end with a validation, and stop for none', () => {
    const facts = lanes.add('backprop', choice({ epochs: 3, validation: 0.2, patience: 1 }));
    const { step, done } = raceOn('backprop', 20_000);
    expect({ step, done }).toEqual({ step: facts.steps, done: true });
  });

  it('count the time they learn in, and no other', () => {
    lanes.add('central-difference', choice({ preset: 'nielsen-100', gradient: 'central-difference', batch: 100 }));
    const { seconds, step, stepFraction } = lanes.advance('central-difference', 60);
    expect(step).toBe(0);
    expect(stepFraction).toBeGreaterThan(0);
    lanes.measure('central-difference');
    expect(lanes.advance('central-difference', 20).seconds - seconds).toBeLessThan(0.5);
  });

  it('are measured on the test set', () => {
    lanes.add('backprop', choice({ epochs: 10 }));
    raceOn('backprop', 20_000);
    expect(lanes.measure('backprop')?.accuracy).toBeGreaterThan(0.5);
  });
});
