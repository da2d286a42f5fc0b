import { drawsDirections } from '../../config/gradient-methods.js';
import { hasKinks, nudgesWeights } from '../../state/gradients/gradient-lab.js';

/**
 * What a difference between two gradients says. Its size alone says little: a nudge that crosses a kink, a large h and float's rounding
 * each set a right method far off, so none is called wrong for its size.
 *
 * @typedef {import('../../state/gradients/gradient-lab.js').Outcome} Outcome
 * @typedef {import('../../state/gradients/gradient-lab.js').Subject} Subject
 * @typedef {import('../../worker/lab/lab-service.js').LayerDifference} LayerDifference
 *
 * @typedef {'good'|'pending'|'kinks'|'truncation'|'rounding'|'noise'|'open'|'invalid'} Cause
 * @typedef {{ cause: Cause, mark: string, words: string }} Verdict
 * @typedef {{ truncation: number, rounding: number }} ExpectedErrors
 */

/** @type {Record<Cause, Verdict>} */
const verdicts = {
  good: { cause: 'good', mark: '✓', words: 'good' },
  pending: { cause: 'pending', mark: '…', words: 'looking for kinks' },
  kinks: { cause: 'kinks', mark: '≈', words: 'at a kink' },
  truncation: { cause: 'truncation', mark: '≈', words: 'truncation' },
  rounding: { cause: 'rounding', mark: '≈', words: 'rounding' },
  noise: { cause: 'noise', mark: '~', words: 'single noisy sample' },
  open: { cause: 'open', mark: '?', words: 'not explained' },
  invalid: { cause: 'invalid', mark: '✗', words: 'not a number' },
};

/** Up to here, two gradients agree as well as a check can ask for (Stanford's CS231n, "Gradient checks"). */
const agreement = 1e-7;
/** The loss's third derivative and the layers' sums are of the order of 1, give or take this factor. */
const generosity = 30;
/** Half the distance from 1 to the next number. */
const unitRoundoff = { float: 2 ** -24, double: 2 ** -53 };

/**
 * The orders of a method's two errors at its h, relative to a gradient of the order of 1 (Nocedal and Wright, "Numerical Optimization", section 8.1).
 * @param {string} method
 * @param {Pick<Outcome, 'h'|'precision'>} outcome
 * @returns {ExpectedErrors}
 */
export function expectedErrors(method, { h, precision }) {
  const roundoff = unitRoundoff[precision];
  const ofSums = 10 * roundoff;
  if (method === 'backprop') return { truncation: 0, rounding: ofSums };
  // Changes are computed directly, not as differences of nearly equal numbers.
  if (method === 'structured-difference') return { truncation: h * h, rounding: ofSums };
  return { truncation: method === 'forward-difference' ? h : h * h, rounding: roundoff / h };
}

/**
 * @param {LayerDifference} layer one of the outcome's
 * @param {string} method
 * @param {Outcome} outcome a finished one
 * @param {Subject} subject
 * @returns {Verdict}
 */
export function verdictOn(layer, method, outcome, subject) {
  const error = layer.relativeError;
  if (!Number.isFinite(error)) return verdicts.invalid;
  if (drawsDirections(method)) return verdicts.noise;
  if (error <= agreement) return verdicts.good;
  if (hasKinks(subject) && nudgesWeights(method)) {
    const crossing = crossingAt(outcome, layer);
    if (crossing === null) return verdicts.pending;
    if (crossing > 0) return verdicts.kinks;
  }
  const { truncation, rounding } = expectedErrors(method, outcome);
  if (error > generosity * (truncation + rounding)) return verdicts.open;
  return truncation >= rounding ? verdicts.truncation : verdicts.rounding;
}

/** Images that a nudge of the weight with the layer's largest difference takes over a kink; null while they are being looked for. @param {Outcome} outcome @param {LayerDifference} layer */
export function crossingAt({ layers, crossings }, layer) {
  return (layers && crossings?.[layers.indexOf(layer)]) ?? null;
}

/** The layer furthest off; one whose error is not a number is. @param {LayerDifference[]} layers */
export const worstOf = (layers) =>
  layers.reduce((worst, layer) =>
    Number.isNaN(layer.relativeError) || layer.relativeError > worst.relativeError ? layer : worst,
  );
