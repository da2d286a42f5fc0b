import { describe, expect, it } from 'vitest';
import {
  pictureLayout,
  pictureOf,
  picturedLayers,
  unitsAtATime,
} from '../../../../../web/src/views/inspect/weights/weight-pictures.js';

const sizes = {
  filters: 0,
  kernel: 0,
  units: 0,
  stride: 0,
  padding: 0,
  rate: 0,
  activation: false,
  outputShape: '',
  height: 1,
  width: 1,
  channels: 0,
  parameters: 0,
  multiplyAdds: 0,
};
const conv = (/** @type {number} */ filters, /** @type {number} */ kernel) => ({
  ...sizes,
  kind: 'conv',
  name: `conv(${filters},${kernel})`,
  filters,
  kernel,
  channels: filters,
});
const pool = (/** @type {number} */ channels) => ({ ...sizes, kind: 'maxpool', name: 'maxpool(2)', channels });
const dense = (/** @type {number} */ units) => ({
  ...sizes,
  kind: 'dense',
  name: `dense(${units})`,
  units,
  channels: units,
});
const relu = (/** @type {number} */ channels) => ({ ...sizes, kind: 'relu', name: 'relu', channels });

describe('layers with pictures', () => {
  it('are a first dense layer, of which each unit has a frame, and no deeper one', () => {
    expect(picturedLayers([dense(30), relu(30), dense(10)])).toEqual([
      { layer: 0, label: '1 · dense(30)', units: 30, side: 28, maps: 1, noun: 'unit' },
    ]);
  });

  it('are all convolutions, of which a deeper filter has a kernel for each map', () => {
    const pictured = picturedLayers([conv(8, 5), relu(8), pool(8), conv(16, 3), relu(16), dense(10)]);
    expect(pictured.map(({ layer, units, side, maps }) => ({ layer, units, side, maps }))).toEqual([
      { layer: 0, units: 8, side: 5, maps: 1 },
      { layer: 3, units: 16, side: 3, maps: 8 },
    ]);
  });
});

describe('a picture', () => {
  const [, second] = picturedLayers([conv(3, 2), conv(4, 2)]);

  it('lays the maps side by side, a weight apart', () => {
    expect(pictureLayout(second)).toEqual({ columns: 3, rows: 1, width: 8, height: 2 });
    // weights(i, j, c): the map runs fastest
    const weights = Float32Array.from({ length: 12 }, (_, k) => k);
    const picture = Array.from(pictureOf(weights, second));
    expect(picture).toEqual([0, 3, NaN, 1, 4, NaN, 2, 5, 6, 9, NaN, 7, 10, NaN, 8, 11]);
  });

  it('has at most eight maps in a row', () => {
    expect(pictureLayout({ ...second, side: 3, maps: 96 })).toEqual({ columns: 8, rows: 12, width: 31, height: 47 });
  });

  it('is one of so few at a time that drawing them stays cheap', () => {
    expect(unitsAtATime({ ...second, units: 4 })).toBe(4);
    expect(unitsAtATime(picturedLayers([dense(128)])[0])).toBe(48);
    expect(unitsAtATime({ ...second, side: 3, maps: 384, units: 96 })).toBe(10);
  });
});
