import { describe, expect, it } from 'vitest';
import { decadesAround, linearAxis, logAxis } from '../../../web/src/charts/plot-axis.js';
import { histogramOutline, pathThrough, plotFrame } from '../../../web/src/charts/plot.js';

/** @param {import('../../../web/src/charts/plot-axis.js').Axis} axis */
const labelsOf = ({ ticks }) => ticks.map(({ label }) => label);

describe('a logarithmic axis', () => {
  /** @param {[number, number]} domain @param {number} mostTicks */
  const axis = (domain, mostTicks) => logAxis({ title: 'h', domain, range: [50, 650], mostTicks });

  it('runs from one value to another, and back', () => {
    const { scale } = axis([1e-12, 1], 6);
    expect(scale(1e-6)).toBeCloseTo(350);
    expect(scale.invert(350)).toBeCloseTo(1e-6, 12);
  });

  it('has ticks at powers of ten only, and not too many', () => {
    expect(labelsOf(axis([1e-12, 1], 6))).toEqual(['10⁻¹²', '10⁻¹⁰', '10⁻⁸', '10⁻⁶', '10⁻⁴', '10⁻²', '1']);
    expect(labelsOf(axis([1, 1000], 6))).toEqual(['1', '10', '10²', '10³']);
    expect(labelsOf(axis([0.5, 100], 5))).toEqual(['1', '10', '10²']);
    expect(labelsOf(axis([1, 10], 6))).toEqual(['1', '10']);
  });

  it('goes over whole decades', () => {
    expect(decadesAround([0.02, 300, 0, Infinity])).toEqual([0.01, 1000]);
    expect(decadesAround([10, 10])).toEqual([10, 100]);
    expect(decadesAround([])).toEqual([1, 10]);
  });
});

it('a linear axis has ticks at round values, or where it is told', () => {
  const options = { title: 'w', range: /** @type {[number, number]} */ ([0, 100]) };
  expect(labelsOf(linearAxis({ ...options, domain: [-0.37, 0.37], ticks: 4 }))).toEqual(['-0.2', '0', '0.2']);
  const format = (/** @type {number} */ value) => value.toFixed(1);
  expect(labelsOf(linearAxis({ ...options, domain: [0, 2], ticks: [0, 1, 2], format }))).toEqual(['0.0', '1.0', '2.0']);
});

it('the area between the axes leaves room for their labels', () => {
  expect(plotFrame(400, 200, { left: 20 })).toEqual({
    width: 400,
    height: 200,
    left: 20,
    right: 388,
    top: 12,
    bottom: 158,
  });
});

it('a path goes through its points, a histogram’s outline around its bars', () => {
  const [x, y] = [(/** @type {number[]} */ [value]) => value, (/** @type {number[]} */ [, value]) => value];
  expect(
    pathThrough(
      [
        [0, 1],
        [2.26, 3],
      ],
      x,
      y,
    ),
  ).toBe('M0,1L2.3,3');
  expect(pathThrough([], x, y)).toBe('');
  const outline = histogramOutline(
    [2, 0, 1],
    (edge) => 10 * edge,
    (count) => 9 - count,
  );
  expect(outline).toBe('M0,9L0,9L0,7L10,7L10,9L20,9L20,8L30,8L30,9');
});
