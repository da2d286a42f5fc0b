import { describe, expect, it } from 'vitest';
import { expectedErrors, verdictOn, worstOf } from '../../../../web/src/views/gradients/verdict.js';

const size = {
  units: 0,
  filters: 0,
  kernel: 0,
  stride: 0,
  padding: 0,
  rate: 0,
  activation: false,
  outputShape: '',
  height: 1,
  width: 1,
  channels: 1,
  parameters: 0,
  multiplyAdds: 0,
};
const layersOf = (/** @type {string} */ activation) => [
  { ...size, name: 'dense(5)', kind: 'dense', units: 5, channels: 5 },
  { ...size, name: activation, kind: activation },
  { ...size, name: 'dense(10)', kind: 'dense', units: 10, channels: 10 },
];
const subjectOf = (/** @type {string} */ activation) => ({
  step: 3,
  fresh: false,
  images: 10,
  layersText: '',
  layers: layersOf(activation),
  parameters: 3985,
  multiplyAdds: 3970,
});
const differing = (/** @type {number} */ relativeError) => ({
  layer: 0,
  name: 'dense(5)',
  units: 5,
  inputs: 784,
  relativeError,
  cosine: 0.9997,
  largestDifference: 2e-3,
  unit: 4,
  input: 29,
});

/**
 * @param {string} method
 * @param {number} error
 * @param {{ activation?: string, crossings?: number[]|null, h?: number, precision?: 'float'|'double' }} [more]
 */
function causeOf(method, error, { activation = 'relu', crossings = null, h = 0.01, precision = 'double' } = {}) {
  const layer = differing(error);
  /** @type {import('../../../../web/src/state/gradients/gradient-lab.js').Outcome} */
  const outcome = { phase: 'done', fraction: 1, seconds: 0.1, h, directions: 1, precision, layers: [layer], crossings };
  return verdictOn(layer, method, outcome, subjectOf(activation)).cause;
}

describe('the verdict', () => {
  it('waits until it is known whether a kink is at the largest difference', () => {
    expect(causeOf('structured-difference', 0.013)).toBe('pending');
    expect(causeOf('structured-difference', 0.013, { crossings: [2] })).toBe('kinks');
    expect(causeOf('structured-difference', 1e-3, { crossings: [0] })).toBe('truncation');
  });

  it('never speaks of kinks where a network has none', () => {
    expect(causeOf('central-difference', 5e-5, { activation: 'sigmoid' })).toBe('truncation');
    expect(causeOf('backprop', 3e-7, { precision: 'float' })).toBe('rounding');
  });

  it('tells truncation from rounding by the errors expected at this h', () => {
    const smooth = { activation: 'tanh', precision: /** @type {const} */ ('float') };
    expect(causeOf('central-difference', 0.02, { ...smooth, h: 0.1 })).toBe('truncation');
    expect(causeOf('central-difference', 2e-3, { ...smooth, h: 1e-4 })).toBe('rounding');
    expect(causeOf('structured-difference', 2e-6, { ...smooth, h: 1e-4 })).toBe('rounding');
    expect(causeOf('structured-difference', 1e-3, { ...smooth, h: 1e-4 })).toBe('open');
    expect(causeOf('forward-difference', 5e-3, { ...smooth, h: 0.01 })).toBe('truncation');
  });

  it('calls no method wrong for its error, and none good whose error is not a number', () => {
    for (const error of [1e-6, 1e-4, 1e-2, 0.3, 1]) {
      for (const crossings of [null, [0], [4]])
        expect(['pending', 'kinks', 'truncation', 'rounding', 'open']).toContain(
          causeOf('central-difference', error, { crossings }),
        );
    }
    expect(causeOf('central-difference', 1e-7)).toBe('good');
    expect(causeOf('central-difference', NaN)).toBe('invalid');
    expect(causeOf('spsa', NaN)).toBe('invalid');
    expect(causeOf('spsa', 0.99)).toBe('noise');
  });

  it('is about the layer furthest off, and one without a number is', () => {
    const [small, large, none] = [1e-5, 1e-3, NaN].map(differing);
    expect(worstOf([small, large])).toBe(large);
    expect(worstOf([large, none, small])).toBe(none);
    expect(worstOf([none, large])).toBe(none);
  });
});

it('errors are expected where the two halves of the V cross', () => {
  const { truncation, rounding } = expectedErrors('central-difference', {
    h: Math.cbrt(2 ** -53),
    precision: 'double',
  });
  expect(truncation / rounding).toBeCloseTo(1);
});
