import { describe, expect, it } from 'vitest';
import { asMarkdown, asText, inSeconds } from '../../bench/table.js';

/** @type {import('../../bench/rows.js').Row[]} */
const rows = [
  { suite: 'epoch', system: 'gradlab', variant: 'simd', model: 'dnn', secondsPer60k: 0.25, accuracy: 0.9512 },
  { suite: 'epoch', system: 'pytorch', variant: 'absent', model: 'dnn', note: 'a | b' },
];

describe('a table of rows', () => {
  it('has the columns that say something, numbers to the right', () => {
    expect(asText(rows)).toBe(
      [
        'model  system   variant  s/60,000  accuracy  note',
        'dnn    gradlab  simd        0.250   95.12 %',
        'dnn    pytorch  absent                       a | b',
      ].join('\n'),
    );
  });

  it('is Markdown too', () => {
    expect(asMarkdown(rows).split('\n').slice(1)).toEqual([
      '|---|---|---|---:|---:|---|',
      '| dnn | gradlab | simd | 0.250 | 95.12 % |  |',
      '| dnn | pytorch | absent |  |  | a \\| b |',
    ]);
  });
});

describe('seconds', () => {
  it('are written with the figures that count', () =>
    expect([0.0000254, 0.00254, 0.01234, 1.234, 12.34, 123.4].map(inSeconds)).toEqual([
      '0.000025',
      '0.0025',
      '0.012',
      '1.23',
      '12.3',
      '123',
    ]));
});
