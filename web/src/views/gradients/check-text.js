import { drawsDirections, nudges } from '../../config/gradient-methods.js';
import { hasKinks, nudgesWeights } from '../../state/gradients/gradient-lab.js';
import { formatCount, formatDuration, formatPercent } from '../controls/format.js';
import { formatScientific } from '../figures/scientific.js';
import { crossingAt, expectedErrors, verdictOn, worstOf } from './verdict.js';

/**
 * Formats the results of a gradient check as text.
 *
 * @typedef {import('../../state/gradients/gradient-lab.js').LabState} LabState
 * @typedef {import('../../state/gradients/gradient-lab.js').Outcome} Outcome
 * @typedef {import('../../state/gradients/gradient-lab.js').Subject} Subject
 * @typedef {import('../../worker/lab/lab-service.js').LayerDifference} LayerDifference
 */

/** Never rounded up to 1. @param {number} cosine */
export function formatCosine(cosine) {
  if (Number.isNaN(cosine)) return 'not a number';
  const apart = 1 - cosine;
  if (apart <= 0) return '1';
  return apart < 5e-5 ? `1 − ${formatScientific(apart)}` : cosine.toFixed(4).replace('-', '−');
}

/**
 * Describes the position of the weight with the largest difference.
 * @param {LayerDifference} difference
 * @param {import('./unit-geometry.js').Geometry} geometry
 */
export function formatPlace({ unit, input }, geometry) {
  const owner = `${geometry.unitName} ${unit + 1}`;
  return input === null ? `bias of ${owner}` : `${owner}, from ${geometry.inputName(input)}`;
}

/** @param {Outcome} outcome @param {string} method */
export function formatSettings({ h, directions, precision }, method) {
  const parts = [precision === 'float' ? 'in float' : 'in double'];
  if (nudges(method)) parts.push(`h\u00a0=\u00a0${h}`);
  if (drawsDirections(method)) parts.push(directions === 1 ? '1 direction' : `${formatCount(directions)} directions`);
  return parts.join(', ');
}

/** Describes what a method is doing while it has no numbers yet. @param {Outcome} outcome */
export function formatPhase({ phase, fraction, seconds }) {
  const whole = fraction > 0 ? seconds / fraction : null;
  if (phase === 'waiting') return 'waiting';
  if (phase === 'stopped') return 'stopped';
  if (phase === 'long') return `${formatShare(fraction)} done; all of it about ${formatDuration(whole)} (projected)`;
  return seconds > 1
    ? `${formatShare(fraction)}, about ${formatDuration(whole && whole - seconds)} to go`
    : formatShare(fraction);
}

/** @param {number} fraction */
const formatShare = (fraction) =>
  fraction > 0 && fraction < 0.001 ? `${(100 * fraction).toPrecision(1)}%` : formatPercent(fraction);

/**
 * Explains why the gradient differs as much as it does.
 * @param {string} method
 * @param {Outcome} outcome a finished one
 * @param {Pick<LabState, 'kinks'>} lab
 * @param {Subject} subject
 */
export function formatCause(method, outcome, { kinks }, subject) {
  const layers = outcome.layers ?? [];
  const worst = worstOf(layers);
  if (method === 'backprop')
    return outcome.precision === 'float'
      ? 'The chain rule is exact; what is left is the rounding of float, some seven digits at each operation.'
      : 'Compared with itself: the same computation, so the same numbers.';
  if (drawsDirections(method)) return formatNoise(worst.cosine, outcome.directions, subject.parameters);
  const { cause } = verdictOn(worst, method, outcome, subject);
  if (cause === 'invalid') return 'The gradient holds values that are not finite: the network has diverged.';
  const counted = nudgesWeights(method) ? formatKinks(outcome, kinks, subject) : '';
  if (cause === 'kinks')
    return `${counted} The largest difference is at such a weight: nudging it takes ${formatCount(crossingAt(outcome, worst) ?? 0)} of ${formatCount(subject.images)} images over a kink. A kink, not the method, is the cause.`;
  if (cause === 'pending') return `${counted} Whether a kink is at the largest difference is being checked.`;
  return [counted, formatRest(cause, method, outcome, subject)].filter(Boolean).join(' ');
}

/** @param {number} cosine @param {number} directions @param {number} parameters */
function formatNoise(cosine, directions, parameters) {
  const expected = Math.sqrt(Math.min(1, directions / (directions + parameters)));
  const drawn = directions === 1 ? 'one random direction' : `${formatCount(directions)} random directions`;
  return `Right on average over many draws, and far off in each: ${drawn} in a space of ${formatCount(parameters)} dimensions. A cosine of about ${formatScientific(expected)} is to be expected; in the worst layer it is ${formatCosine(cosine)}.`;
}

/** @param {Outcome} outcome @param {LabState['kinks']} kinks @param {Subject} subject */
function formatKinks({ h }, kinks, subject) {
  if (!hasKinks(subject)) return 'This network has no kinks.';
  if (!kinks || kinks.h !== h) return 'Kinks are being counted.';
  const { crossed, nudges: all, finished, fraction } = kinks;
  const share = crossed === 0 ? 'None' : `${formatCount(crossed)} (${formatShare(crossed / all)})`;
  const scope = finished ? '' : `, in the first ${formatShare(fraction)} of the work`;
  return `${share} of ${formatCount(all)} nudges of one weight for one image ${crossed === 1 ? 'crosses' : 'cross'} a kink of a ReLU or a maximum${scope}.`;
}

/** What remains when it is no kink. @param {import('./verdict.js').Cause} cause @param {string} method @param {Outcome} outcome @param {Subject} subject */
function formatRest(cause, method, outcome, subject) {
  if (cause === 'good') return 'Seven digits and more agree.';
  const { truncation, rounding } = expectedErrors(method, outcome);
  const order = method === 'forward-difference' ? 'h' : 'h²';
  const ofTruncation = `truncation, which falls like ${order}: at h = ${outcome.h} an error of the order of ${formatScientific(truncation)} is to be expected`;
  const ofRounding = `the rounding of ${outcome.precision}, an error of the order of ${formatScientific(rounding)}`;
  if (cause === 'truncation') return `What differs is ${ofTruncation}. See the step size below.`;
  if (cause === 'rounding')
    return `What differs is ${ofRounding}${method === 'structured-difference' ? '' : ', which grows like 1/h. See the step size below'}.`;
  const kinked = hasKinks(subject);
  const uncounted = kinked && method === 'node-perturbation' ? ' Kinks that its nudges cross are not counted.' : '';
  return `That is more than is usual for ${ofTruncation}. Choose a smaller h: truncation ${kinked ? 'and most kinks go' : 'goes'} away with it, but a fault of the method does not.${uncounted}`;
}
