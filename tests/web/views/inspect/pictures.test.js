import { describe, expect, it } from 'vitest';
import { cellTexts, shadesOf } from '../../../../web/src/views/inspect/answers/confusion-text.js';
import { fitsGraph, strongestEdges } from '../../../../web/src/views/inspect/activations/graph-edges.js';
import { layoutOf, pixelOf, placeAt } from '../../../../web/src/views/inspect/activations/tile-layout.js';

describe('the picture of a layer', () => {
  it.each([
    [{ height: 24, width: 24, channels: 8 }],
    [{ height: 3, width: 5, channels: 7 }],
    [{ height: 1, width: 1, channels: 128 }],
    [{ height: 1, width: 1, channels: 10 }],
    [{ height: 28, width: 28, channels: 1 }],
  ])('has a pixel of its own for each value: %o', (shape) => {
    const layout = layoutOf(shape);
    const seen = new Set();
    for (let place = 0; place < shape.height * shape.width * shape.channels; ++place) {
      const { x, y } = pixelOf(shape, layout, place);
      expect(x).toBeLessThan(layout.width);
      expect(y).toBeLessThan(layout.height);
      expect(placeAt(shape, layout, x, y)).toBe(place);
      seen.add(`${x} ${y}`);
    }
    expect(seen.size).toBe(shape.height * shape.width * shape.channels);
  });

  it('has nothing between its maps and beside them', () => {
    const shape = { height: 2, width: 2, channels: 3 };
    const layout = layoutOf(shape);
    expect(placeAt(shape, layout, 2, 0)).toBe(-1);
    expect(placeAt(shape, layout, 0, 2)).toBe(-1);
    expect(placeAt(shape, layout, -1, 0)).toBe(-1);
    expect(placeAt(shape, layout, layout.width + 5, 0)).toBe(-1);
  });
});

describe('the edges of the graph', () => {
  it('are the ones that carry the most, the strongest last', () => {
    const inputs = Float32Array.from({ length: 50 }, (_, i) => (i % 3 === 0 ? 0 : Math.sin(i)));
    const units = 20;
    const parameters = Float32Array.from({ length: 51 * units }, (_, i) => Math.cos(i * i));
    const flows = Array.from(inputs).flatMap((input, from) =>
      Array.from({ length: units }, (_, to) => ({ from, to, flow: input * parameters[from * units + to] })),
    );
    const theirs = flows
      .sort((a, b) => Math.abs(b.flow) - Math.abs(a.flow))
      .slice(0, 12)
      .reverse();
    expect(strongestEdges(inputs, parameters, units, 12)).toEqual(theirs);
  });

  it('are drawn for dense networks up to dnn', () => {
    const layer = (/** @type {string} */ kind, units = 0) =>
      /** @type {any} */ ({ kind, units, activation: kind === 'relu' });
    expect(fitsGraph([layer('dense', 128), layer('relu'), layer('dense', 64), layer('relu'), layer('dense', 10)])).toBe(
      true,
    );
    expect(fitsGraph([layer('conv'), layer('relu'), layer('dense', 10)])).toBe(false);
    expect(fitsGraph([layer('dense', 1000), layer('dense', 10)])).toBe(false);
  });
});

describe('the cells of the confusion matrix', () => {
  const confusion = [
    [8, 2, 0],
    [0, 0, 0],
    [4, 1, 15],
  ];

  it('are counts, or percentages of their row', () => {
    expect(cellTexts(confusion, false)[2]).toEqual(['4', '1', '15']);
    expect(cellTexts(confusion, true)).toEqual([
      ['80', '20', '0'],
      ['–', '–', '–'],
      ['20', '5', '75'],
    ]);
    expect(cellTexts([[999, 1]], true)).toEqual([['99.9', '0.1']]);
  });

  it('are shaded where they are mistakes, against the most frequent one', () => {
    expect(shadesOf(confusion)[0]).toEqual([0, Math.sqrt(0.5), 0]);
    expect(shadesOf(confusion)[2]).toEqual([1, 0.5, 0]);
  });
});
