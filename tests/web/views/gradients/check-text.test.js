import { describe, expect, it } from 'vitest';
import { formatCause, formatCosine, formatPhase, formatPlace } from '../../../../web/src/views/gradients/check-text.js';
import { formatScientific } from '../../../../web/src/views/figures/scientific.js';
import { geometryOf } from '../../../../web/src/views/gradients/unit-geometry.js';

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
const dense = (/** @type {number} */ units) => ({
  ...size,
  name: `dense(${units})`,
  kind: 'dense',
  units,
  channels: units,
});
const relu = { ...size, name: 'relu', kind: 'relu' };
const subject = {
  step: 3,
  fresh: false,
  images: 10,
  layersText: '',
  layers: [dense(5), relu, dense(10)],
  parameters: 3985,
  multiplyAdds: 3970,
};
const layer = {
  layer: 0,
  name: 'dense(5)',
  units: 5,
  inputs: 784,
  relativeError: 3e-4,
  cosine: 1 - 1e-7,
  largestDifference: 2e-3,
  unit: 4,
  input: 29,
};
/** @type {import('../../../../web/src/state/gradients/gradient-lab.js').Outcome} */
const outcome = {
  phase: 'done',
  fraction: 1,
  seconds: 0.1,
  h: 0.01,
  directions: 1,
  precision: 'double',
  layers: [layer],
  crossings: null,
};

describe('numbers', () => {
  it('are powers of ten where they are small', () => {
    expect([0, 0.5, 3.21e-8, 1e-10, 12345].map(formatScientific)).toEqual([
      '0',
      '0.5',
      '3.2\u00a0·\u00a010⁻⁸',
      '1.0\u00a0·\u00a010⁻¹⁰',
      '1.2\u00a0·\u00a010⁴',
    ]);
  });

  it('never round a cosine up to one', () => {
    expect([1, 1 - 1e-9, 0.99, -0.5, NaN].map(formatCosine)).toEqual([
      '1',
      '1 − 1.0\u00a0·\u00a010⁻⁹',
      '0.9900',
      '−0.5000',
      'not a number',
    ]);
  });
});

describe('the cause', () => {
  const kinks = { h: 0.01, crossed: 40, nudges: 79_700, finished: true, fraction: 1 };

  it('is a kink where the weight with the largest difference crosses one', () => {
    const words = formatCause('central-difference', { ...outcome, crossings: [2] }, { kinks }, subject);
    expect(words).toContain('40 (0.05%) of 79,700 nudges');
    expect(words).toContain('takes 2 of 10 images over a kink');
  });

  it('is truncation where it crosses none', () => {
    expect(
      formatCause('central-difference', { ...outcome, crossings: [0] }, { kinks: { ...kinks, crossed: 0 } }, subject),
    ).toMatch(/^None of 79,700 .*truncation, which falls like h²/);
    expect(formatCause('forward-difference', { ...outcome, crossings: [0] }, { kinks }, subject)).toContain(
      'falls like h: at h = 0.01 an error of the order of 0.01 ',
    );
  });

  it('waits for the kinks', () => {
    expect(formatCause('central-difference', outcome, { kinks: null }, subject)).toBe(
      'Kinks are being counted. Whether a kink is at the largest difference is being checked.',
    );
  });

  it('is rounding where h is small, and open where nothing known is as large', () => {
    const inFloat = { ...outcome, precision: /** @type {const} */ ('float'), h: 1e-4, crossings: [0] };
    expect(formatCause('central-difference', inFloat, { kinks }, subject)).toContain(
      'the rounding of float, an error of the order of 6.0\u00a0·\u00a010⁻⁴, which grows like 1/h',
    );
    expect(
      formatCause(
        'central-difference',
        { ...outcome, layers: [{ ...layer, relativeError: 0.2 }], crossings: [0] },
        { kinks },
        subject,
      ),
    ).toContain('Choose a smaller h');
  });

  it('is not sought in kinks where there are none, or where noise is the answer', () => {
    const smooth = { ...subject, layers: [dense(5), { ...relu, kind: 'sigmoid', name: 'sigmoid' }, dense(10)] };
    expect(formatCause('central-difference', outcome, { kinks: null }, smooth)).toContain('no kinks');
    expect(formatCause('spsa', { ...outcome, layers: [{ ...layer, cosine: 0.02 }] }, { kinks }, subject)).toContain(
      'one random direction in a space of 3,985 dimensions',
    );
  });
});

it('a place is told as the visitor sees it, counted from one', () => {
  expect(formatPlace(layer, geometryOf(subject.layers, 0))).toBe('unit 5, from pixel row 2, column 2');
  expect(formatPlace({ ...layer, input: null }, geometryOf(subject.layers, 0))).toBe('bias of unit 5');
  expect(formatPlace({ ...layer, input: 3 }, geometryOf(subject.layers, 2))).toBe(
    'unit 5, from unit 4 of the layer before',
  );
});

it('a method that would take hours says so as a projection', () => {
  expect(formatPhase({ ...outcome, phase: 'long', fraction: 1e-4, seconds: 2 })).toBe(
    '0.01% done; all of it about 5\u202fh 33\u202fmin (projected)',
  );
});
