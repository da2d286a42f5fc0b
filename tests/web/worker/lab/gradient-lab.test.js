// What the Gradient lab asks of the core, with the real module.
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCore } from '../../../../web/src/worker/core/core-loader.js';
import { loadLab } from '../../../../web/src/worker/lab/lab-loader.js';
import { unwrap } from '../../../../web/src/worker/core/unwrap.js';
import { choice, coreUrl } from '../driven-engine.js';

const methods = [
  'backprop',
  'forward-difference',
  'central-difference',
  'structured-difference',
  'node-perturbation',
  'spsa',
  'forward-gradient',
];

/** @type {import('../../../../web/src/worker/core/core-loader.js').Core} */
let core;
/** @type {import('../../../../web/src/worker/lab/lab-loader.js').LabModule} */
let laboratory;
/** @type {import('../../../../web/src/worker/core/core-loader.js').Dataset} */
let digits;

beforeAll(async () => {
  [core, laboratory] = await Promise.all([loadCore(coreUrl.href), loadLab(coreUrl.href)]);
  digits = unwrap(core.generateDigits(200, 1, 0));
});

/** @param {Record<string, unknown>} [change] */
function runOf(change) {
  const network = { layers: 'dense(6),sigmoid,dense(10),sigmoid', loss: 'quadratic', init: 'scaled-normal' };
  return unwrap(core.createRun(digits, digits, choice({ ...network, ...change })));
}

/** @param {Record<string, unknown>} [change] */
function labOf(change) {
  return unwrap(laboratory.createLab(runOf(change).gradientSubject()));
}

/** The weights of the first layer into one of its six units. @param {import('../../../../web/src/worker/lab/lab-loader.js').GradientLab} lab @param {number} unit @param {boolean} [exact] */
function ofUnit(lab, unit, exact = false, units = 6) {
  const whole = unwrap(lab.gradient(exact));
  return Array.from({ length: 784 }, (_, input) => whole[input * units + unit]);
}

/** @template T @param {() => T & { finished: boolean }} advance @returns {T} the last answer */
function finish(advance) {
  for (;;) {
    const answer = advance();
    if (answer.finished) return answer;
  }
}

describe('a gradient checked against backpropagation in double', () => {
  it('is told layer by layer, with the place of the largest difference', () => {
    const lab = labOf();
    expect(lab.begin('central-difference', 1e-4, 1, 'double')).toBeUndefined();
    finish(() => unwrap(lab.advance(20)));
    const layers = unwrap(lab.differences());
    expect(layers.map(({ layer, name, units, inputs }) => ({ layer, name, units, inputs }))).toEqual([
      { layer: 0, name: 'dense(6)', units: 6, inputs: 784 },
      { layer: 2, name: 'dense(10)', units: 10, inputs: 6 },
    ]);
    for (const { relativeError, cosine, largestDifference, unit, units, input, inputs } of layers) {
      expect(relativeError).toBeLessThan(1e-7);
      expect(cosine).toBeCloseTo(1, 10);
      expect(largestDifference).toBeGreaterThan(0);
      expect(unit).toBeLessThan(units);
      expect(input ?? 0).toBeLessThan(inputs);
    }
  });

  it('shows every method’s gradient of a unit: noisy ones elsewhere, all others the same picture', () => {
    const lab = labOf();
    for (const method of methods) {
      expect(lab.begin(method, 1e-3, 1, 'double')).toBeUndefined();
      finish(() => unwrap(lab.advance(50)));
      const [exact, obtained] = [ofUnit(lab, 3, true), ofUnit(lab, 3)];
      const apart = Math.hypot(...obtained.map((value, k) => value - exact[k])) / Math.hypot(...exact);
      const isNoisy = method === 'spsa' || method === 'forward-gradient';
      if (isNoisy) expect(apart, method).toBeGreaterThan(1);
      else expect(apart, method).toBeLessThan(1e-2);
    }
  });

  it('structured differences are the central ones, also where both are visibly off', () => {
    const lab = labOf();
    const gradients = ['central-difference', 'structured-difference'].map((method) => {
      lab.begin(method, 0.5, 1, 'double');
      finish(() => unwrap(lab.advance(50)));
      return ofUnit(lab, 0);
    });
    expect(Math.max(...gradients[0].map((value, k) => Math.abs(value - gradients[1][k])))).toBeLessThan(1e-9);
    expect(unwrap(lab.differences())[0].relativeError).toBeGreaterThan(1e-4);
  });

  it('refuses a method it does not know, in words', () => {
    expect(labOf().begin('guess', 0.01, 1, 'float')).toBeInstanceOf(Error);
  });
});

describe('kinks', () => {
  it('are crossed by large nudges of a ReLU network, hardly by small ones, never without ReLU', () => {
    const crossed = (/** @type {string} */ layers, /** @type {number} */ h) => {
      const lab = labOf({ layers });
      lab.beginKinks(h);
      const report = finish(() => unwrap(lab.advanceKinks(20)));
      return report.crossed / report.nudges;
    };
    const convolutions = 'conv(2,5,stride=2),relu,maxpool(2),flatten,dense(10)';
    for (const layers of ['dense(6),relu,dense(10)', convolutions]) {
      expect(crossed(layers, 0.5)).toBeGreaterThan(0.001);
      expect(crossed(layers, 1e-9)).toBeLessThan(crossed(layers, 0.5) / 100);
    }
    expect(crossed('dense(6),sigmoid,dense(10)', 0.5)).toBe(0);
  });

  it('are counted for a single weight, too', () => {
    const lab = labOf({ layers: 'dense(3),relu,dense(10)' });
    lab.beginKinks(0.5);
    const report = finish(() => unwrap(lab.advanceKinks(20)));
    let images = 0;
    for (let input = 0; input <= 784; ++input)
      for (let unit = 0; unit < 3; ++unit) images += unwrap(lab.imagesCrossingAt(0, input, unit));
    // Each counts for one or two nudges, up and down; weights behind the ReLU cross none.
    expect(images).toBeGreaterThanOrEqual(report.crossed / 2);
    expect(images).toBeLessThanOrEqual(report.crossed);
    expect(lab.imagesCrossingAt(2, 0, 0)).toBe(0);
    expect(lab.imagesCrossingAt(0, 0, 0), 'the corner pixel, blank everywhere').toBe(0);
  });
});

describe('the error against the step size', () => {
  it('is a V: truncation on the right, rounding on the left, and the least near the theoretical optimum', () => {
    const lab = labOf();
    lab.beginStepSizes(12, 1);
    const report = finish(() => unwrap(lab.advanceStepSizes(20)));
    for (const [points, optimum] of /** @type {const} */ ([
      [report.double, report.doubleOptimum],
      [report.float, report.floatOptimum],
    ])) {
      expect(points).toHaveLength(25);
      expect(points[0].h).toBeCloseTo(1e-12, 20);
      expect(points[24].h).toBeCloseTo(1, 12);
      for (const scheme of /** @type {const} */ (['forward', 'central'])) {
        const best = points.reduce((least, point) => (point[scheme] < least[scheme] ? point : least));
        expect(Math.abs(Math.log10(best.h / optimum[scheme]))).toBeLessThan(2);
        expect(best[scheme]).toBeLessThan(points[24][scheme] / 10);
        expect(best[scheme]).toBeLessThan(points[0][scheme] / 10);
      }
    }
    const least = (/** @type {'forward'|'central'} */ scheme) =>
      Math.min(...report.double.map((point) => point[scheme]));
    expect(least('central')).toBeLessThan(least('forward'));
  });
});

describe('what the laboratory is about', () => {
  it('is the run’s own next step: its mini-batch, changed by chance, and what dropout leaves of the network', () => {
    for (const change of [
      {},
      { augment: { shift: 2, rotation: 10, scale: 0.1, shear: 0, elastic: 1 } },
      { layers: 'dense(40),relu,dropout(0.5),dense(10)' },
    ]) {
      const run = runOf({ lr: 1e-3, ...change });
      run.advance(1000, 3);
      const { parameters, step, labels } = run.gradientSubject();
      expect(step).toBe(3);
      expect(labels).toHaveLength(10);
      const lab = unwrap(laboratory.createLab(run.gradientSubject()));
      lab.begin('backprop', 0.01, 1, 'float');
      finish(() => unwrap(lab.advance(50)));
      const units = change.layers ? 40 : 6;
      const gradient = ofUnit(lab, 2, false, units);
      run.advance(1000, 1);
      const moved = gradient.map(
        (_, input) => (parameters[input * units + 2] - run.gradientSubject().parameters[input * units + 2]) / 1e-3,
      );
      const apart = Math.hypot(...moved.map((value, k) => value - gradient[k])) / Math.hypot(...gradient);
      expect(apart).toBeLessThan(1e-2);
    }
  });

  it('is refused in words where network and parameters do not go together', () => {
    const subject = runOf().gradientSubject();
    expect(laboratory.createLab({ ...subject, parameters: subject.parameters.slice(1) })).toBeInstanceOf(Error);
    expect(laboratory.createLab({ ...subject, layers: 'dense(' })).toBeInstanceOf(Error);
    expect(laboratory.createLab({ ...subject, images: subject.images.slice(1) })).toBeInstanceOf(Error);
  });
});

describe('a race', () => {
  it('starts every method from the same weights and the same mini-batches', () => {
    const firstLosses = methods.map((gradient) => runOf({ gradient }).advance(1000, 1).losses[0]);
    expect(new Set(firstLosses).size).toBe(1);
    // A learning rate too small to matter keeps the weights: then the losses tell the batches.
    const losses = methods
      .filter((method) => !method.endsWith('ward-difference') && method !== 'central-difference')
      .map((gradient) => {
        const run = runOf({ gradient, lr: 1e-6 });
        return Array.from(run.advance(1000, 5).losses);
      });
    for (const others of losses.slice(1)) others.forEach((loss, k) => expect(loss).toBeCloseTo(losses[0][k], 3));
  });
});
