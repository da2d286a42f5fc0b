import fc from 'fast-check';
import { expect, it } from 'vitest';
import { methodNames } from '../../../../web/src/state/gradients/gradient-lab.js';
import { formatCause } from '../../../../web/src/views/gradients/check-text.js';
import { verdictOn, worstOf } from '../../../../web/src/views/gradients/verdict.js';
import { expectTrue, numberIn } from '../read-sentences.js';

/** @typedef {{ method: string, outcome: import('../../../../web/src/state/gradients/gradient-lab.js').Outcome, kinks: any, subject: any }} Check */

const error = fc.oneof(
  fc.constant(0),
  fc.constant(NaN),
  fc.integer({ min: -140, max: 5 }).map((tenths) => 10 ** (tenths / 10)),
);
const layer = fc.record({ relativeError: error, cosine: fc.double({ min: -1, max: 1, noNaN: true }) });

/** @type {fc.Arbitrary<Check>} */
const checks = fc
  .record({
    method: fc.constantFrom(...methodNames),
    h: fc.constantFrom(1e-6, 1e-4, 0.01, 0.1),
    precision: fc.constantFrom('float', 'double'),
    directions: fc.integer({ min: 1, max: 1000 }),
    kind: fc.constantFrom('relu', 'sigmoid', 'maxpool'),
    layers: fc.array(layer, { minLength: 1, maxLength: 3 }),
    crossing: fc.constantFrom(null, 0, 1, 7),
    counted: fc.constantFrom(null, 0, 40),
    finished: fc.boolean(),
    ofOtherStep: fc.boolean(),
  })
  .map(({ method, h, precision, directions, kind, layers, crossing, counted, finished, ofOtherStep }) => ({
    method,
    outcome: /** @type {any} */ ({
      phase: 'done',
      h,
      precision,
      directions,
      layers,
      crossings: layers.map(() => crossing),
    }),
    kinks:
      counted === null
        ? null
        : { h: ofOtherStep ? 2 * h : h, crossed: counted, nudges: 79_700, finished, fraction: finished ? 1 : 0.25 },
    subject: { images: 10, parameters: 7970, layers: [{ kind }] },
  }));

const drawsDirections = (/** @type {Check} */ { method }) => method === 'spsa' || method === 'forward-gradient';
const nudgesWeights = (/** @type {Check} */ { method }) => method.endsWith('difference');
const hasKinks = (/** @type {Check} */ { subject }) => subject.layers[0].kind !== 'sigmoid';
const worst = (/** @type {Check} */ { outcome }) => worstOf(outcome.layers ?? []);
const causeOf = (/** @type {Check} */ check) =>
  verdictOn(worst(check), check.method, check.outcome, check.subject).cause;
const crossing = (/** @type {Check} */ { outcome }) => outcome.crossings?.[0] ?? null;
const scientific = (/** @type {string} */ text) =>
  Number(
    text
      .replace(' · 10', 'e')
      .replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)))
      .replace('⁻', '-'),
  );
const about = (/** @type {string} */ text, /** @type {number} */ value) =>
  Math.abs(scientific(text) / value - 1) < 0.06;
const truncation = (/** @type {Check} */ { method, outcome: { h } }) => (method === 'forward-difference' ? h : h * h);
const rounding = (/** @type {Check} */ { method, outcome: { h, precision } }) => {
  const unit = precision === 'float' ? 2 ** -24 : 2 ** -53;
  return method === 'structured-difference' ? 10 * unit : unit / h;
};
const order = (/** @type {Check} */ { method }) => (method === 'forward-difference' ? 'h' : 'h²');

/** @type {import('../read-sentences.js').Claim<Check>[]} */
const claims = [
  [
    /^The chain rule is exact; what is left is the rounding of float, some seven digits at each operation\.$/,
    ({ method, outcome }) => method === 'backprop' && outcome.precision === 'float',
  ],
  [
    /^Compared with itself: the same computation, so the same numbers\.$/,
    ({ method, outcome }) => method === 'backprop' && outcome.precision === 'double',
  ],
  [
    /^Right on average over many draws, and far off in each: (one random direction|([\d,]+) random directions) in a space of ([\d,]+) dimensions\.$/,
    (check, [, , many, parameters]) =>
      drawsDirections(check) &&
      (many ? numberIn(many) : 1) === check.outcome.directions &&
      numberIn(parameters) === check.subject.parameters,
  ],
  [
    /^A cosine of about (.+) is to be expected; in the worst layer it is (.+)\.$/,
    (check, [, expected]) =>
      about(expected, Math.sqrt(check.outcome.directions / (check.outcome.directions + check.subject.parameters))),
  ],
  [
    /^The gradient holds values that are not finite: the network has diverged\.$/,
    (check) => Number.isNaN(worst(check).relativeError),
  ],
  [/^This network has no kinks\.$/, (check) => !hasKinks(check)],
  [/^Kinks are being counted\.$/, (check) => hasKinks(check) && check.kinks?.h !== check.outcome.h],
  [
    /^(None|[\d,]+ \([\d.]+%\)) of 79,700 nudges of one weight for one image cross(?:es)? a kink of a ReLU or a maximum(, in the first 25\.0% of the work)?\.$/,
    (check, [, share, part]) =>
      hasKinks(check) &&
      check.kinks.h === check.outcome.h &&
      (share === 'None') === (check.kinks.crossed === 0) &&
      (share === 'None' || numberIn(share.split(' ')[0]) === check.kinks.crossed) &&
      Boolean(part) === !check.kinks.finished,
  ],
  [
    /^The largest difference is at such a weight: nudging it takes (\d+) of (\d+) images over a kink\.$/,
    (check, [, some, all]) =>
      Number(some) === crossing(check) && Number(all) === check.subject.images && Number(some) > 0,
  ],
  [/^A kink, not the method, is the cause\.$/, (check) => causeOf(check) === 'kinks' && hasKinks(check)],
  [
    /^Whether a kink is at the largest difference is being checked\.$/,
    (check) => crossing(check) === null && hasKinks(check),
  ],
  [/^Seven digits and more agree\.$/, (check) => worst(check).relativeError <= 1e-7],
  [
    /^What differs is truncation, which falls like (h²?): at h = (.+) an error of the order of (.+) is to be expected\.$/,
    (check, [, like, h, size]) =>
      like === order(check) &&
      Number(h) === check.outcome.h &&
      about(size, truncation(check)) &&
      truncation(check) >= rounding(check) &&
      !(hasKinks(check) && nudgesWeights(check) && Number(crossing(check)) > 0),
  ],
  [
    /^What differs is the rounding of (float|double), an error of the order of (.+?)(, which grows like 1\/h)?\.$/,
    (check, [, precision, size, grows]) =>
      precision === check.outcome.precision &&
      about(size, rounding(check)) &&
      Boolean(grows) === (check.method !== 'structured-difference'),
  ],
  [
    /^See the step size below\.$/,
    ({ method }) =>
      ['forward-difference', 'central-difference', 'structured-difference', 'node-perturbation'].includes(method),
  ],
  [
    /^That is more than is usual for truncation, which falls like (h²?): at h = (.+) an error of the order of (.+) is to be expected\.$/,
    (check, [, like, h, size]) =>
      like === order(check) &&
      Number(h) === check.outcome.h &&
      about(size, truncation(check)) &&
      worst(check).relativeError > truncation(check),
  ],
  [
    /^Choose a smaller h: truncation (?:and most kinks go|goes) away with it, but a fault of the method does not\.$/,
    (check, [sentence]) => sentence.includes('kinks') === hasKinks(check),
  ],
  [
    /^Kinks that its nudges cross are not counted\.$/,
    (check) => check.method === 'node-perturbation' && hasKinks(check),
  ],
];

it('explains every difference by what holds of its numbers', () => {
  fc.assert(
    fc.property(checks, (check) => {
      const text = formatCause(check.method, check.outcome, { kinks: check.kinks }, check.subject);
      expect(text).not.toBe('');
      expectTrue(text, check, claims);
    }),
    { numRuns: 1000 },
  );
});
