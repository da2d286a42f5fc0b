// What the page asks about gradients of the worker that trains, with the real core.
import { describe, expect, it } from 'vitest';
import { gradientOptions } from '../../../../web/src/config/gradient-methods.js';
import { choice, driveEngine, slowChoice } from '../driven-engine.js';

describe('the price of a step', () => {
  it('is there for a textbook step that nobody would wait for, and takes none', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    const stepCost = await driven.gradients.measureStepCost(slowChoice);
    expect(stepCost?.lossEvaluationsPerStep).toBeGreaterThan(2 * (784 * 100 + 100 + 1000 + 10) - 1);
    expect(stepCost?.measuredFraction).toBeLessThan(1);
    expect(stepCost?.secondsPerStep).toBeGreaterThan(1);
    // On a busy machine the worker says that it is still at work.
    expect(driven.events.filter(({ event }) => /** @type {string} */ (event) !== 'working')).toEqual([]);
  });

  it('is in loss evaluations, multiply-adds and seconds for every method, and of a whole step where there is time for one', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    const network = { layers: 'dense(6),sigmoid,dense(10),sigmoid' };
    const stepCosts = Object.fromEntries(
      await Promise.all(
        gradientOptions.map(async ({ value: gradient }) => [
          gradient,
          await driven.gradients.measureStepCost(choice({ ...network, gradient }), { least: 20, most: 5000 }),
        ]),
      ),
    );
    expect(stepCosts['central-difference']).toMatchObject({
      lossEvaluationsPerStep: 1 + 2 * 4780,
      multiplyAddsEstimated: false,
    });
    expect(stepCosts['structured-difference'].multiplyAddsPerStep).toBeLessThan(
      stepCosts['central-difference'].multiplyAddsPerStep / 20,
    );
    expect(stepCosts['node-perturbation'].lossEvaluationsPerStep).toBe(1 + 2 * 16);
    for (const { secondsPerStep, secondsPerEpoch, stepsPerEpoch, measuredFraction } of Object.values(stepCosts)) {
      expect(secondsPerStep).toBeGreaterThan(0);
      expect(secondsPerEpoch).toBeCloseTo(secondsPerStep * stepsPerEpoch, 12);
      expect(measuredFraction).toBe(1);
    }
  });

  it('lets training go on', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(choice({ epochs: 1000 }));
    await driven.until(() => (driven.status()?.step ?? 0) > 0);
    const before = driven.status()?.step ?? 0;
    await driven.gradients.measureStepCost(slowChoice, { least: 300, most: 300 });
    expect(driven.status()?.step).toBeGreaterThan(before);
    driven.run.reset();
  });
});

describe('what gradients are compared on', () => {
  it('is the run where it stands, or the network of the settings before its first step', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    const own = choice({ layers: 'dense(6),sigmoid,dense(10),sigmoid' });
    const fresh = driven.gradients.subject(own);
    expect(fresh).toMatchObject({ fresh: true, subject: { layers: own.layers, step: 0 } });
    driven.run.start(own, 4);
    await driven.until(() => driven.status()?.phase === 'paused' && driven.status()?.step === 4);
    const { subject, fresh: untouched } = driven.gradients.subject(choice());
    expect(untouched).toBe(false);
    expect(subject).toMatchObject({ layers: own.layers, step: 4 });
    expect(subject.parameters).not.toEqual(fresh.subject.parameters);
    expect(subject.images).toHaveLength(10 * 784);
    expect(subject.images).not.toEqual(fresh.subject.images);
  });
});
