import { expect, it } from 'vitest';
import { piecesOf } from '../../../web/src/learn/prose.js';

it('takes prose apart', () => {
  expect(piecesOf('A [units|unit] of {layers|layers}.').map(({ kind, key, text }) => [kind, key, text])).toEqual([
    ['text', '', 'A '],
    ['term', 'units', 'unit'],
    ['text', '', ' of '],
    ['chapter', 'layers', 'layers'],
    ['text', '', '.'],
  ]);
});
