// The laboratory's worker without its thread, with the real module.
import { beforeAll, describe, expect, it } from 'vitest';
import { LabService } from '../../../../web/src/worker/lab/lab-service.js';
import { loadLab } from '../../../../web/src/worker/lab/lab-loader.js';
import { choice, coreUrl, driveEngine } from '../driven-engine.js';

/** @type {LabService} */
let service;
/** @type {import('../../../../web/src/worker/lab/lab-loader.js').GradientSubject} */
let subject;

beforeAll(async () => {
  const driven = await driveEngine();
  await driven.loadDigits();
  ({ subject } = driven.gradients.subject(choice({ layers: 'dense(5),relu,dense(10)', loss: 'cross-entropy' })));
  service = new LabService(await loadLab(coreUrl.href));
  service.take(subject);
});

/** @param {string} method @param {number} [h] */
function obtain(method, h = 1e-5) {
  service.begin({ method, h, directions: 1, precision: 'double' });
  for (;;) {
    const { finished, layers } = service.advance();
    if (finished) return layers ?? [];
  }
}

/** @param {number} place @param {number} unit */
function taken(place, unit) {
  const gradients = service.unitGradients(place, unit);
  if (!gradients) throw new Error('no gradients');
  return gradients;
}

describe('the bench', () => {
  it('goes on with a method slice by slice and tells how far each layer is off', () => {
    for (const method of ['structured-difference', 'central-difference', 'node-perturbation']) {
      const layers = obtain(method);
      expect(layers.map(({ name }) => name)).toEqual(['dense(5)', 'dense(10)']);
      for (const { relativeError } of layers) expect(relativeError, method).toBeLessThan(1e-6);
    }
  });

  it('keeps the gradients of all methods, and takes any unit out of them', () => {
    obtain('backprop');
    obtain('structured-difference');
    const { exact, of } = taken(1, 7);
    expect(exact).toHaveLength(5);
    expect(Array.from(of.backprop)).toEqual(Array.from(exact));
    of['structured-difference'].forEach((value, k) => expect(value).toBeCloseTo(exact[k], 8));
    // A unit of the first layer adds up to nothing where no image has ink.
    expect(taken(0, 2).exact[0]).toBe(0);
  });

  it('counts kinks and studies step sizes while a method is under way', () => {
    service.begin({ method: 'central-difference', h: 0.01, directions: 1, precision: 'double' });
    service.beginKinks(0.3);
    service.beginStepSizes(2, 1);
    let [kinks, steps, method] = [service.advanceKinks(), service.advanceStepSizes(), service.advance()];
    while (!(kinks.finished && steps.finished && method.finished))
      [kinks, steps, method] = [service.advanceKinks(), service.advanceStepSizes(), service.advance()];
    expect(kinks.crossed).toBeGreaterThan(0);
    expect(steps.double).toHaveLength(25);
    expect(method.layers?.[0].relativeError).toBeLessThan(1e-2);
    expect(service.imagesCrossingAt({ layer: 0, input: null, inputs: 784, unit: 0 })).toBeGreaterThanOrEqual(0);
  });

  it('forgets everything with the next network', () => {
    service.take(subject);
    expect(service.unitGradients(0, 0)).toBeNull();
    obtain('backprop');
    expect(Object.keys(taken(0, 0).of)).toEqual(['backprop']);
  });
});
