import { formatCount, formatDuration, formatPercent } from '../controls/format.js';

/** @param {number} lossEvaluations @param {string} gradient */
function work(lossEvaluations, gradient) {
  if (gradient === 'backprop') return 'One forward and one backward pass per step';
  const evaluations = `${formatCount(lossEvaluations)} loss evaluations per step`;
  return gradient === 'structured-difference' ? `${evaluations}, each of only what its nudge changes` : evaluations;
}

/**
 * Describes what a gradient method costs.
 * @param {{ lossEvaluationsPerStep: number, secondsPerStep: number, secondsPerEpoch: number,
 *           measuredFraction: number }} stepCost
 * @param {string} gradient
 * @returns {string[]} one phrase each for the work, the step and the epoch
 */
export function formatPrice(stepCost, gradient) {
  const whole = stepCost.measuredFraction >= 1;
  const basis = whole ? 'measured' : `projected from ${formatPercent(stepCost.measuredFraction)} of one`;
  return [
    work(stepCost.lossEvaluationsPerStep, gradient),
    `${formatDuration(stepCost.secondsPerStep)} per step (${basis})`,
    `${formatDuration(stepCost.secondsPerEpoch)} per epoch (projected)`,
  ];
}

/**
 * Describes what a step costs with the settings.
 * @param {Pick<import('../../state/reducer.js').State, 'stepCost' | 'settings'>} state
 */
export function formatStepCost({ stepCost, settings }) {
  if (!stepCost) return ['The cost of a step is measured as soon as data and network are loaded.'];
  if ('pending' in stepCost) return ['Measuring what a step costs…'];
  return formatPrice(stepCost, settings.gradient);
}

/**
 * Says how many times as long a step takes with one method as with another.
 * @param {number} ratio of their times for a step
 */
export function formatRatio(ratio) {
  if (ratio >= 1.5) return `about ${formatCount(rounded(ratio))} times slower`;
  return ratio > 0.67 ? 'about as fast' : `about ${formatCount(rounded(1 / ratio))} times faster`;
}

/** Rounds to one significant digit, from ten on, since a measured ratio is not more exact. @param {number} ratio */
function rounded(ratio) {
  if (ratio < 10) return Math.round(ratio);
  const unit = 10 ** Math.floor(Math.log10(ratio));
  return Math.round(ratio / unit) * unit;
}
