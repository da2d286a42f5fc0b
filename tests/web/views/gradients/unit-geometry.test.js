import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../../web/src/views/gradients/histogram.js';
import { movedStep, roundedStep } from '../../../../web/src/views/gradients/step-handle.js';
import { geometryOf, pictureOf } from '../../../../web/src/views/gradients/unit-geometry.js';

const layer = {
  name: '',
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
const convolutional = [
  { ...layer, kind: 'conv', kernel: 5, height: 24, width: 24, channels: 8 },
  { ...layer, kind: 'maxpool', height: 12, width: 12, channels: 8 },
  { ...layer, kind: 'conv', kernel: 3, height: 10, width: 10, channels: 16 },
  { ...layer, kind: 'flatten', channels: 1600 },
  { ...layer, kind: 'dense', channels: 10 },
  { ...layer, kind: 'dense', channels: 10 },
];

describe('a unit’s weights in the plane', () => {
  it('are pixels, kernels, maps or a row', () => {
    const shapes = [0, 2, 4, 5].map((place) => {
      const { tiles, rows, columns } = geometryOf(convolutional, place);
      return [tiles, rows, columns];
    });
    expect(shapes).toEqual([
      [1, 5, 5],
      [8, 3, 3],
      [16, 10, 10],
      [1, 1, 10],
    ]);
    expect(geometryOf([{ ...layer, kind: 'dense' }], 0)).toMatchObject({ tiles: 1, rows: 28, columns: 28 });
  });

  it('lie where they look, channel beside channel', () => {
    const geometry = geometryOf(convolutional, 2);
    const { width, height, values, blank } = pictureOf(
      geometry,
      Float64Array.from({ length: 72 }, (_, k) => k),
    );
    expect([width, height]).toEqual([11, 11]);
    expect(values[0]).toBe(0); // row 0, column 0, channel 0
    expect(values[1]).toBe(8); // column 1 of the same channel
    expect(values[4]).toBe(1); // channel 1
    expect(values[width]).toBe(3 * 8); // row 1
    expect(blank[3]).toBe(1);
  });
});

it('a histogram counts every entry, and those beyond its scale at its ends', () => {
  const counts = countsOf([-5, -1, 0, 0, 0.04, 1, 9], 1);
  expect(counts.reduce((sum, count) => sum + count)).toBe(7);
  expect([counts[0], counts[20], counts[40]]).toEqual([2, 2, 2]);
});

it('the step size moves by tenths of a decade and stays in its range', () => {
  expect([movedStep(0.01, 1), movedStep(0.01, -10), movedStep(1, 1), movedStep(1e-12, -1)]).toEqual([
    0.013, 0.001, 1, 1e-12,
  ]);
  expect(roundedStep(0.0123456)).toBe(0.012);
});
