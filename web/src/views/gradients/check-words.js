import { drawsDirections, nudges } from '../../config/gradient-methods.js';
import { hasKinks, labelOf, nudgesWeights } from '../../state/gradient-lab.js';
import { formatCount, formatDuration, formatPercent } from '../format.js';
import { formatError } from './scientific.js';

/**
 * Formats the results of a gradient check as text.
 *
 * @typedef {import('../../state/gradient-lab.js').LabState} LabState
 * @typedef {import('../../state/gradient-lab.js').Outcome} Outcome
 * @typedef {import('../../state/gradient-lab.js').Subject} Subject
 * @typedef {import('../../worker/lab/lab-bench.js').LayerDifference} LayerDifference
 *
 * @typedef {'good'|'fine'|'doubtful'|'wrong'|'noise'} Band
 * @typedef {{ band: Band, mark: string, words: string }} Verdict
 */

/** The usual ranges of ‖a − b‖ / (‖a‖ + ‖b‖), from Stanford's CS231n. @type {Record<Band, Verdict>} */
const verdicts = {
  good: { band: 'good', mark: '✓', words: 'good' },
  fine: { band: 'fine', mark: '≈', words: 'fine with kinks' },
  doubtful: { band: 'doubtful', mark: '?', words: 'doubtful' },
  wrong: { band: 'wrong', mark: '✗', words: 'wrong' },
  noise: { band: 'noise', mark: '~', words: 'one noisy draw' },
};

/** @param {number} relativeError @param {string} method @returns {Verdict} */
export function verdictOn(relativeError, method) {
  if (drawsDirections(method)) return verdicts.noise;
  if (relativeError <= 1e-7) return verdicts.good;
  if (relativeError <= 1e-4) return verdicts.fine;
  return relativeError <= 1e-2 ? verdicts.doubtful : verdicts.wrong;
}

/**
 * Returns whether the largest difference of the worst layer is at a weight whose perturbation crosses a kink.
 * @param {Outcome} outcome
 */
export function isAtKink({ layers, crossings }) {
  return Boolean(layers && crossings?.[layers.indexOf(worstOf(layers))]);
}

/** @param {LayerDifference[]} layers */
export const worstOf = (layers) => layers.reduce((worst, layer) => (layer.relativeError > worst.relativeError ? layer : worst));

/** Formats a cosine similarity, never rounding it up to 1. @param {number} cosine */
export function formatCosine(cosine) {
  const apart = 1 - cosine;
  if (apart <= 0) return '1';
  return apart < 5e-5 ? `1 − ${formatError(apart)}` : cosine.toFixed(4).replace('-', '−');
}

/**
 * Describes the position of the weight with the largest difference.
 * @param {LayerDifference} difference
 * @param {import('./unit-geometry.js').Geometry} geometry
 */
export function placeInWords({ unit, input }, geometry) {
  const owner = `${geometry.unitName} ${unit + 1}`;
  return input === null ? `bias of ${owner}` : `${owner}, from ${geometry.inputName(input)}`;
}

/** @param {Outcome} outcome @param {string} method */
export function settingsInWords({ h, directions, precision }, method) {
  const parts = [precision === 'float' ? 'in float' : 'in double'];
  if (nudges(method)) parts.push(`h\u00a0=\u00a0${h}`);
  if (drawsDirections(method)) parts.push(directions === 1 ? '1 direction' : `${formatCount(directions)} directions`);
  return parts.join(', ');
}

/** Describes what a method is doing while it has no numbers yet. @param {Outcome} outcome */
export function phaseInWords({ phase, fraction, seconds }) {
  const whole = fraction > 0 ? seconds / fraction : null;
  if (phase === 'waiting') return 'waiting';
  if (phase === 'stopped') return 'stopped';
  if (phase === 'long') return `${formatShare(fraction)} done; all of it about ${formatDuration(whole)} (projected)`;
  return seconds > 1 ? `${formatShare(fraction)}, about ${formatDuration(whole && whole - seconds)} to go` : formatShare(fraction);
}

/** @param {number} fraction */
const formatShare = (fraction) => (fraction > 0 && fraction < 0.001 ? `${(100 * fraction).toPrecision(1)}\u202f%` : formatPercent(fraction));

/**
 * Explains why the gradient differs as much as it does.
 * @param {string} method
 * @param {Outcome} outcome a finished one
 * @param {Pick<LabState, 'kinks'>} lab
 * @param {Subject} subject
 */
export function causeInWords(method, outcome, { kinks }, subject) {
  const layers = outcome.layers ?? [];
  const worst = worstOf(layers);
  if (method === 'backprop') return outcome.precision === 'float' ? 'The chain rule is exact; what is left is the rounding of float, some seven digits at each operation.' : 'Compared with itself: the same computation, so the same numbers.';
  if (drawsDirections(method)) return noiseInWords(worst.cosine, outcome.directions, subject.parameters);
  const crossing = nudgesWeights(method) ? kinksInWords(outcome, kinks, subject) : '';
  const atWorst = outcome.crossings?.[layers.indexOf(worst)];
  if (atWorst) return `${crossing} The largest difference is at such a weight: nudging it takes ${formatCount(atWorst)} of ${formatCount(subject.images)} images over a kink. A kink, not the method, is the cause.`;
  if (hasKinks(subject) && nudgesWeights(method) && atWorst === undefined) return `${crossing} Whether a kink is at the largest difference is being looked at.`;
  return [crossing, restInWords(method, worst.relativeError, outcome)].filter(Boolean).join(' ');
}

/** @param {number} cosine @param {number} directions @param {number} parameters */
function noiseInWords(cosine, directions, parameters) {
  const expected = Math.sqrt(Math.min(1, directions / (directions + parameters)));
  const drawn = directions === 1 ? 'one random direction' : `${formatCount(directions)} random directions`;
  return `Right on the average over many draws, and far off in each: ${drawn} in a space of ${formatCount(parameters)} dimensions. A cosine of about ${formatError(expected)} is to be expected; in the worst layer it is ${formatCosine(cosine)}.`;
}

/** @param {Outcome} outcome @param {LabState['kinks']} kinks @param {Subject} subject */
function kinksInWords({ h }, kinks, subject) {
  if (!hasKinks(subject)) return 'This network has no kinks.';
  if (!kinks || kinks.h !== h) return 'Kinks are being counted.';
  const { crossed, nudges: all, finished, fraction } = kinks;
  const share = crossed === 0 ? 'None' : `${formatCount(crossed)} (${formatShare(crossed / all)})`;
  const scope = finished ? '' : `, in the first ${formatShare(fraction)} of the work`;
  return `${share} of ${formatCount(all)} nudges of one weight for one image cross a kink of a ReLU or a maximum${scope}.`;
}

/**
 * Explains a difference that no kink has caused.
 * @param {string} method
 * @param {number} error
 * @param {Outcome} outcome
 */
function restInWords(method, error, { h, precision }) {
  if (error <= 1e-7) return 'Seven digits and more agree.';
  const order = method === 'forward-difference' ? 'h' : 'h²';
  const truncation = `truncation, which falls like ${order}`;
  if (precision === 'float') return `What differs is ${truncation}, and the rounding of float, which grows like 1/h. See the step size below.`;
  return `What differs is ${truncation}: ${labelOf(method).toLowerCase()} at h = ${h} are not the slope itself. See the step size below.`;
}
