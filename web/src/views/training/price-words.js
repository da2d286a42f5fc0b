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
 *           measuredFraction: number }} price
 * @param {string} gradient
 * @returns {string[]} one phrase each for the work, the step and the epoch
 */
export function priceInWords(price, gradient) {
  const whole = price.measuredFraction >= 1;
  const basis = whole ? 'measured' : `projected from ${formatPercent(price.measuredFraction)} of one`;
  return [
    work(price.lossEvaluationsPerStep, gradient),
    `${formatDuration(price.secondsPerStep)} per step (${basis})`,
    `${formatDuration(price.secondsPerEpoch)} per epoch (projected)`,
  ];
}
