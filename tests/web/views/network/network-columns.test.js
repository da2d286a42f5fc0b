import { describe, expect, it } from 'vitest';
import { formatColumns, columnsOf } from '../../../../web/src/views/network/network-columns.js';
import {
  layOut,
  mapsShown,
  nodesShown,
  withoutCaptions,
  withCaptions,
} from '../../../../web/src/views/network/network-geometry.js';
import { driveEngine } from '../../worker/driven-engine.js';

const { network, core } = await driveEngine();
/** @param {string} layers */
const columns = (layers) => columnsOf(network.inferShapes(layers).layers);
/** @param {string} preset */
const layersOf = (preset) => /** @type {{ layers: string }} */ (core.presetNetwork(preset)).layers;

describe('the columns of a drawing', () => {
  it('are the input and every layer that changes a shape; the rest are words', () => {
    const drawn = columns('conv(8,5),relu,maxpool(2),dropout(0.25),flatten,dense(10),sigmoid');
    expect(drawn.map(({ form, title, count }) => [form, title, count])).toEqual([
      ['image', 'Input', 1],
      ['maps', 'Conv 5×5', 8],
      ['maps', 'Max 2×2', 8],
      ['bar', 'Flatten', 1152],
      ['nodes', 'Dense 10', 10],
    ]);
    expect(drawn[1].lines).toEqual(['24×24×8', '208 param.', 'ReLU']);
    expect(drawn[2].lines).toEqual(['12×12×8', 'dropout 0.25']);
    expect(drawn[4].lines).toEqual(['11,530 param.', 'sigmoid']);
  });

  it('are told to those who do not see them', () => {
    expect(formatColumns(columns('dense(30),sigmoid,dense(10)'))).toBe(
      'A network of 2 layers: Input (28×28×1); then Dense 30 (23,550 param., sigmoid); then Dense 10 (310 param.).',
    );
  });
});

describe('what is left out of a column', () => {
  it('is its middle: first and last units stay', () => {
    expect(nodesShown(10, 15)).toEqual({ units: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], gapAfter: null });
    const { units, gapAfter } = nodesShown(1024, 15);
    expect(units).toHaveLength(14);
    expect([units[0], units[6], units[7], units[13], gapAfter]).toEqual([0, 6, 1017, 1023, 7]);
  });

  it('are most of the maps of a deep stack, and none of a single one', () => {
    expect(mapsShown(1, withCaptions)).toBe(1);
    expect(mapsShown(2, withCaptions)).toBe(2);
    expect(mapsShown(4096, withCaptions)).toBe(withCaptions.maps);
    expect(mapsShown(8, withCaptions)).toBeGreaterThan(mapsShown(3, withCaptions));
  });
});

const odd = {
  deep: `${'dense(20),relu,'.repeat(40)}dense(10)`,
  wide: 'dense(30000),relu,dense(10)',
  'many maps': 'conv(1000,3),relu,conv(1,1),maxpool(7),dense(10)',
  'output of maps': 'conv(10,28)',
};

describe('a long network', () => {
  it('goes on in another row, as long as the others', () => {
    const { width, placed } = layOut(columns(odd.deep), withCaptions);
    const lengths = Array.from(
      { length: (placed.at(-1)?.row ?? 0) + 1 },
      (_, row) => placed.filter((at) => at.row === row).length,
    );
    expect(lengths.length).toBeGreaterThan(2);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
    expect(width).toBeLessThan(withCaptions.wide * 1.2);
    expect(layOut(columns(layersOf('cnn')), withCaptions).placed.every(({ row }) => row === 0)).toBe(true);
  });
});

describe.each([
  ...['single-neuron', 'perceptron', 'nielsen-100', 'dnn', 'cnn', 'alexnet'].map((name) => [name, layersOf(name)]),
  ...Object.entries(odd),
])('the drawing of %s', (_, layers) => {
  it.each([
    ['words', withCaptions],
    ['no words', withoutCaptions],
  ])('with %s keeps every column inside, in order and apart', (_words, style) => {
    const { width, height, placed, links } = layOut(columns(layers), style);
    expect(links).toHaveLength(placed.length - 1);
    expect([width, height].every(Number.isFinite)).toBe(true);
    placed.forEach(({ front, behind, nodes, middle }, i) => {
      const back = behind[0] ?? { x: 0, y: 0 };
      expect(front.left).toBeGreaterThanOrEqual(0);
      expect(front.left + front.width + back.x).toBeLessThanOrEqual(width);
      expect(front.top + back.y).toBeGreaterThanOrEqual(0);
      expect(front.top + front.height).toBeLessThanOrEqual(height);
      expect(nodes.length).toBeLessThanOrEqual(style.most);
      if (i === 0) return;
      const before = placed[i - 1];
      if (before.row !== placed[i].row)
        return expect([placed[i].row, links[i - 1].turn.length]).toEqual([before.row + 1, 6]);
      expect(front.left).toBeGreaterThan(before.front.left + before.front.width + (before.behind[0]?.x ?? 0));
      // Words of neighbours do not run into each other.
      expect(middle - before.middle).toBeGreaterThanOrEqual(style.captionWidth);
    });
  });
});
