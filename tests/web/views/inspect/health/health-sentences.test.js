import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findingsOf, formatHealthy } from '../../../../../web/src/views/inspect/health/health-rules.js';
import { expectTrue, listIn, numberIn } from '../../read-sentences.js';

/** @typedef {import('../../../../../web/src/worker/protocol.js').HealthReport} HealthReport */
/** @typedef {{ layers: any[], updates: any[] }} Measured */

const share = fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));
const norm = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e4, noNaN: true }));
const counts = fc.record({ notFinite: fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, fc.constant(3)) });
const layer = fc.record({
  activation: fc.constantFrom('', 'relu', 'sigmoid', 'tanh'),
  units: fc.integer({ min: 1, max: 300 }),
  inputs: fc.integer({ min: 1, max: 784 }),
  weights: counts,
  gradients: counts,
  activations: counts,
  weightNorm: fc.double({ min: 0.01, max: 100, noNaN: true }),
  gradientNorm: norm,
  dead: share,
  saturated: share,
});
const measured = fc.array(layer, { minLength: 1, maxLength: 4 }).chain((layers) =>
  fc.record({
    layers: fc.constant(layers.map((each, k) => ({ ...each, name: `dense ${k + 1}` }))),
    updates: fc.array(
      fc.record({
        layers: fc.array(fc.record({ ratio: fc.double({ min: 0, max: 2, noNaN: true }) }), {
          minLength: layers.length,
          maxLength: layers.length,
        }),
      }),
      { maxLength: 12 },
    ),
  }),
);

const percent = (/** @type {number} */ value) => (100 * value).toFixed(0);
const named = (
  /** @type {Measured} */ { layers },
  /** @type {string} */ names,
  /** @type {(layer: any, k: number) => boolean} */ is,
) => layers.every((each, k) => is(each, k) === listIn(names).includes(each.name));
const medianRatio = (/** @type {Measured} */ { updates }, /** @type {number} */ k) =>
  updates
    .slice(-9)
    .map(({ layers }) => layers[k].ratio)
    .sort((a, b) => a - b)[Math.min(9, updates.length) >> 1];
const broken = (/** @type {any} */ { weights, gradients, activations }) =>
  weights.notFinite + gradients.notFinite + activations.notFinite > 0;
const size = (/** @type {any} */ { gradientNorm, units, inputs }) => gradientNorm / Math.sqrt(units * inputs);
const fade = (/** @type {Measured} */ { layers }) => {
  const last = size(layers.at(-1));
  return layers.length < 2 || last === 0 ? null : size(layers[0]) / last;
};
const isSteep = (/** @type {any} */ { gradientNorm, weightNorm }) => gradientNorm > 100 * weightNorm;
const isLarge = (/** @type {Measured} */ state, /** @type {number} */ k) =>
  state.updates.length >= 5 && medianRatio(state, k) > 0.5;
const shares = (
  /** @type {Measured} */ { layers },
  /** @type {string} */ names,
  /** @type {string} */ list,
  /** @type {'dead'|'saturated'} */ key,
) =>
  listIn(list).join() ===
  listIn(names)
    .map((name) => `${percent(layers.find((each) => each.name === name)[key])}%`)
    .join();
const hidden = (/** @type {Measured} */ { layers }) => layers.slice(0, -1);
const most = (/** @type {any[]} */ layers, /** @type {'dead'|'saturated'} */ key) =>
  Math.max(0, ...layers.map((each) => each[key]));

/** @type {import('../../read-sentences.js').Claim<Measured>[]} */
const claims = [
  [
    /^(.+) contains? numbers that are infinite or undefined: the run has exploded\.$/,
    (state, [, names]) => named(state, names, broken),
  ],
  [
    /^Exploding: a step changes the weights of (.+) by (up to )?(\d+)% of their size; about 0\.1% is usual\.$/,
    (state, [, names, , worst]) =>
      named(state, names, (_, k) => isLarge(state, k)) &&
      worst === percent(Math.max(...state.layers.map((_, k) => medianRatio(state, k)))),
  ],
  [
    /^Exploding: the gradient of (.+) is over 100 times as long as the weights\.$/,
    (state, [, names]) => named(state, names, isSteep),
  ],
  [
    /^Vanishing: the gradient of (.+), the first layer, is (?:(zero)|([\d,]+) times smaller than the last layer’s), so it hardly learns\.$/,
    (state, [, name, zero, times]) =>
      name === state.layers[0].name &&
      (zero ? fade(state) === 0 : Math.abs(numberIn(times) * Number(fade(state)) - 1) < 0.01) &&
      Number(fade(state)) < 1e-3,
  ],
  [
    /^Dead: (.+) of the units of (.+?) (\(in this order\) )?are zero for every image measured, and a ReLU at zero does not learn\.$/,
    (state, [, list, names]) => named(state, names, ({ dead }) => dead >= 0.4) && shares(state, names, list, 'dead'),
  ],
  [
    /^Saturated: (.+) of the activations of (.+) are at an end of their range, where the slope is almost zero\.$/,
    (state, [, list, names]) =>
      named({ ...state, layers: hidden(state) }, names, ({ saturated }) => saturated >= 0.9) &&
      shares(state, names, list, 'saturated'),
  ],
  [
    /^Nothing looks wrong: no gradient vanishes or explodes\.$/,
    (state) =>
      !state.layers.some(isSteep) && !state.layers.some((_, k) => isLarge(state, k)) && (fade(state) ?? 1) >= 1e-3,
  ],
  [/^No unit is dead\.$/, ({ layers }) => most(layers, 'dead') === 0],
  [
    /^At most (\d+)% of a layer’s units are dead\.$/,
    ({ layers }, [, share]) => share === percent(most(layers, 'dead')) && most(layers, 'dead') > 0,
  ],
  [
    /^At most (\d+)% of a hidden layer’s activations are saturated\.$/,
    (state, [, share]) => share === percent(most(hidden(state), 'saturated')) && most(hidden(state), 'saturated') > 0,
  ],
  [/^Steps are judged once five have been measured\.$/, ({ updates }) => updates.length < 5],
];

it('says of every network what holds of its numbers', () => {
  fc.assert(
    fc.property(measured, (state) => {
      const findings = findingsOf(/** @type {any} */ (state), /** @type {any} */ (state.updates));
      const text =
        findings.length > 0
          ? findings.map((finding) => finding.text).join(' ')
          : formatHealthy(/** @type {any} */ (state), /** @type {any} */ (state.updates));
      expect(text).not.toBe('');
      expectTrue(text, state, claims);
    }),
    { numRuns: 500 },
  );
});
