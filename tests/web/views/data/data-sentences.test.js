import fc from 'fast-check';
import { it } from 'vitest';
import { formatKeep, formatSplit, formatStored } from '../../../../web/src/views/data/data-text.js';
import { expectTrue, numberIn } from '../read-sentences.js';

const count = fc.integer({ min: 0, max: 70_000 });

it('says how many rows are held back', () => {
  fc.assert(
    fc.property(fc.record({ training: count, validation: fc.oneof(fc.constant(0), count) }), (split) =>
      expectTrue(formatSplit(/** @type {any} */ (split)), split, [
        [/^Nothing is held back for validation\.$/, ({ validation }) => validation === 0],
        [
          /^([\d,]+) to train on, ([\d,]+) held back for validation\.$/,
          ({ training, validation }, [, a, b]) => numberIn(a) === training && numberIn(b) === validation,
        ],
      ]),
    ),
  );
});

it('says what the browser keeps', () => {
  const stored = fc.option(
    fc.record({
      bytes: fc.integer({ min: 1, max: 1e9 }),
      sets: fc.array(fc.constant({ id: 'mnist' }), { maxLength: 3 }),
      persisted: fc.option(fc.boolean()),
    }),
  );
  fc.assert(
    fc.property(stored, (kept) =>
      expectTrue(formatStored(/** @type {any} */ (kept)), kept, [
        [/^This browser keeps nothing for the next visit\.$/, (state) => state === null],
        [/^Nothing is kept in this browser yet\.$/, (state) => state?.sets.length === 0],
        [
          /^Kept in this browser for the next visit: ([\d.,]+) (kB|MB)\.$/,
          (state, [, size, unit]) =>
            Math.abs((numberIn(size) * (unit === 'MB' ? 1e6 : 1e3)) / Number(state?.bytes) - 1) < 0.5 ||
            Number(state?.bytes) < 1e3,
        ],
        [/^The browser keeps it until you delete it\.$/, (state) => state?.persisted === true],
        [/^The browser may delete it when space runs short\.$/, (state) => state?.persisted === false],
      ]),
    ),
  );
});

it('says what becomes of a drawing', () => {
  const names = Array.from({ length: 10 }, (_, k) => `class ${k}`);
  const states = fc.record({
    digit: fc.option(fc.nat(9)),
    empty: fc.boolean(),
    kept: fc.option(fc.record({ label: fc.nat(9), stored: fc.option(fc.boolean()) })),
  });
  fc.assert(
    fc.property(states, (state) => {
      const { digit, empty, kept } = state;
      const text = formatKeep(/** @type {any} */ ({ prediction: { digit }, data: { classNames: names } }), empty, kept);
      expectTrue(text, state, [
        [/^Keeping it as (class \d)…$/, (_, [, name]) => kept?.stored === null && name === names[kept.label]],
        [
          /^Kept as (class \d)( for this visit)?\.$/,
          (_, [, name, visit]) => name === names[Number(kept?.label)] && Boolean(visit) === (kept?.stored === false),
        ],
        [/^The next stroke begins a new drawing\.$/, () => kept !== null],
        [/^Draw, then choose the digit to save it with that label\.$/, () => empty && kept === null],
        [/^Choose the digit to save the drawing with that label\.$/, () => !empty && digit === null],
        [/^Read as (class \d)\.$/, (_, [, name]) => !empty && name === names[Number(digit)]],
        [/^Choose the correct digit to save it with that label\.$/, () => !empty && digit !== null],
      ]);
    }),
  );
});
