import { describe, expect, it } from 'vitest';
import {
  blockAt,
  blocksOf,
  changedBlock,
  freshBlock,
  movedBlock,
  placesOf,
  textOf,
  withKind,
  withNewBlock,
  withoutBlock,
} from '../../../../web/src/views/network/layer-blocks.js';
import { driveEngine } from '../../worker/driven-engine.js';

const { network, core } = await driveEngine();
/** As the core reads it. @param {string} text */
const read = (text) => blocksOf(network.inferShapes(text).layers);

const cnn = 'conv(8,5),relu,maxpool(2),conv(16,5),relu,maxpool(2),flatten,dense(10)';

describe('blocks', () => {
  it.each([
    'dense(10)',
    'dense(30),sigmoid,dense(10),sigmoid',
    cnn,
    'conv(8,5,stride=2,pad=1),tanh,avgpool(3,stride=1),dropout(0.25),flatten,dense(10)',
    'relu,dense(10),relu,sigmoid',
    'maxpool(2),relu,dense(10)',
    'conv(8,5),gelu,dense(30),silu,dense(10)',
  ])('are read and written without loss: %s', (text) => {
    expect(textOf(read(text))).toBe(text);
  });

  it('can have every activation that the core names', () => {
    expect(network.inferShapes('dense(10)').activations).toEqual(
      expect.arrayContaining(['sigmoid', 'tanh', 'relu', 'gelu', 'silu']),
    );
  });

  it('take every preset', () => {
    for (const preset of ['single-neuron', 'nielsen-30', 'dnn', 'cnn', 'alexnet']) {
      const { layers } = /** @type {{ layers: string }} */ (core.presetNetwork(preset));
      expect(textOf(read(layers))).toBe(layers);
    }
  });

  it('hold an activation function with its layer, and know the places of both', () => {
    const blocks = read(cnn);
    expect(blocks.map(({ kind, activation }) => [kind, activation])).toEqual([
      ['conv', 'relu'],
      ['maxpool', ''],
      ['conv', 'relu'],
      ['maxpool', ''],
      ['flatten', ''],
      ['dense', ''],
    ]);
    expect(placesOf(blocks)).toEqual([1, 3, 4, 6, 7, 8]);
    expect([0, 1, 2, 3, 5, 8].map((place) => blockAt(blocks, place))).toEqual([-1, 0, 0, 1, 2, 5]);
  });
});

describe('editing', () => {
  it('changes, moves and removes without touching what was', () => {
    const blocks = read(cnn);
    const before = structuredClone(blocks);
    expect(textOf(changedBlock(blocks, 0, { filters: 4, padding: 2 }))).toBe(
      cnn.replace('conv(8,5)', 'conv(4,5,pad=2)'),
    );
    expect(textOf(movedBlock(blocks, 1, 2))).toBe(
      'conv(8,5),relu,conv(16,5),relu,maxpool(2),maxpool(2),flatten,dense(10)',
    );
    expect(textOf(movedBlock(blocks, 5, 0))).toBe(`dense(10),${cnn.replace(',dense(10)', '')}`);
    expect(movedBlock(blocks, 0, -1)).toBe(blocks);
    expect(movedBlock(blocks, 5, 6)).toBe(blocks);
    expect(textOf(withoutBlock(blocks, 4))).toBe(cnn.replace('flatten,', ''));
    expect(blocks).toEqual(before);
  });

  it('makes another kind of a layer, and keeps what both have', () => {
    expect(textOf(withKind(read('maxpool(3,stride=2),dense(10)'), 0, 'avgpool'))).toBe('avgpool(3,stride=2),dense(10)');
    expect(textOf(withKind(read('dense(30),sigmoid,dense(10)'), 0, 'conv'))).toBe('conv(8,5),sigmoid,dense(10)');
    expect(textOf(withKind(read('dense(30),sigmoid,dense(10)'), 0, 'dropout'))).toBe('dropout(0.5),dense(10)');
  });

  it('writes a half-typed number as it is: only the core judges', () => {
    expect(textOf([{ ...freshBlock('dense'), units: NaN, activation: '' }])).toBe('dense(NaN)');
  });
});

describe('a new layer', () => {
  it('comes before the output, where it is dense or dropout', () => {
    expect(textOf(withNewBlock(read('dense(30),sigmoid,dense(10)'), 'dense').blocks)).toBe(
      'dense(30),sigmoid,dense(30),relu,dense(10)',
    );
    expect(withNewBlock(read('dense(30),sigmoid,dense(10)'), 'dropout').index).toBe(1);
    expect(textOf(withNewBlock([], 'dense').blocks)).toBe('dense(30),relu');
  });

  it('comes after the last of its like, where it looks at images, and brings the flatten', () => {
    const { blocks, index } = withNewBlock(read('dense(30),sigmoid,dense(10)'), 'conv');
    expect(textOf(blocks)).toBe('conv(8,5),relu,flatten,dense(30),sigmoid,dense(10)');
    expect(index).toBe(0);
    expect(textOf(withNewBlock(blocks, 'maxpool').blocks)).toBe(
      'conv(8,5),relu,maxpool(2),flatten,dense(30),sigmoid,dense(10)',
    );
    expect(textOf(withNewBlock(read('conv(8,5),dense(10)'), 'dense').blocks)).toBe(
      'conv(8,5),flatten,dense(30),relu,dense(10)',
    );
  });
});
