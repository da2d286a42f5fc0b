import fc from 'fast-check';
import { it } from 'vitest';
import { implementations, networkLabel } from '../../../../web/src/config/comparison.js';
import { runTimes } from '../../../../web/src/state/results/run-times.js';
import { formatAnswer } from '../../../../web/src/views/results/headline-text.js';
import { formatDuration } from '../../../../web/src/views/controls/format.js';
import { formatProjected } from '../../../../web/src/views/results/result-text.js';
import { result } from '../../state/results/result.js';
import { expectTrue, numberIn } from '../read-sentences.js';

const networks = ['nielsen-30', 'dnn', 'cnn'];
const results = fc.array(
  fc
    .record({
      network: fc.constantFrom(...networks),
      implementation: fc.constantFrom('backprop', 'central-difference', 'structured-difference', 'pytorch'),
      seconds: fc.option(
        fc.integer({ min: -20, max: 60 }).map((tenths) => 10 ** (tenths / 10)),
        { freq: 8 },
      ),
      projected: fc.constantFrom(1, 0.5, 0.01, 0.0001),
      source: fc.constantFrom('this visit', 'reference', 'imported', 'reported'),
    })
    .map((each) => result(/** @type {any} */ (each))),
  { minLength: 1, maxLength: 12 },
);

const plain = (/** @type {string} */ text) => text.replaceAll(/[\u202f\u00a0]/g, ' ');
const labels = implementations.map(({ label }) => label);

it('answers which way is fastest by the times it shows', () => {
  fc.assert(
    fc.property(results, fc.constantFrom(...networks), (all, network) => {
      const times = runTimes(all, { network, data: 'mnist' });
      if (times.length === 0) return;
      const timeOf = (
        /** @type {string} */ text,
        /** @type {import('../../../../web/src/state/results/run-times.js').RunTime} */ time,
      ) =>
        text ===
        plain(time.result.projected < 1 ? `about ${formatProjected(time.seconds)}` : formatDuration(time.seconds));
      const nudged = times.find(({ implementation }) => implementation.key === 'central-difference');
      const nudgings = networks.flatMap((each) => {
        const time = runTimes(all, { network: each, data: 'mnist' }).find(
          ({ implementation }) => implementation.key === 'central-difference',
        );
        return time ? [{ network: each, time }] : [];
      });
      expectTrue(formatAnswer(times, { results: all, data: 'mnist', network }), null, [
        [
          /^(.+) (trains|would train) (.+) in (.+)\.$/,
          (_, [, label, verb, trained, time]) => {
            const shown = times.find(({ implementation }) => implementation.label === label);
            return (
              labels.includes(label) &&
              trained === networkLabel(network) &&
              shown !== undefined &&
              times.every(({ seconds }) => seconds >= shown.seconds) &&
              timeOf(time, shown) &&
              (verb === 'trains') === shown.result.projected >= 1
            );
          },
        ],
        [
          /^Nudging every weight (takes|would take) (.+?), (?:about as long|([\d,]+) times as long)\.$/,
          (_, [, verb, time, ratio]) =>
            nudged !== undefined &&
            timeOf(time, nudged) &&
            (verb === 'takes') === nudged.result.projected >= 1 &&
            (ratio ? Math.abs(numberIn(ratio) / nudged.ratio - 1) < 0.5 : nudged.ratio < 1.5),
        ],
        [
          /^For (.+), it (takes|would take) (.+)\.$/,
          (_, [, other, verb, time]) => {
            const longest = nudgings.find((each) => networkLabel(each.network) === other)?.time;
            return (
              longest !== undefined &&
              timeOf(time, longest) &&
              (verb === 'takes') === longest.result.projected >= 1 &&
              nudgings.every((each) => each.time.seconds <= longest.seconds)
            );
          },
        ],
      ]);
    }),
    { numRuns: 500 },
  );
});
