import { formatCount, formatDuration, formatPercent } from './format.js';

/**
 * What a gradient method costs, in words.
 * @param {{ lossEvaluationsPerStep: number, secondsPerStep: number, secondsPerEpoch: number,
 *           measuredFraction: number }} price
 * @param {string} gradient
 * @returns {string[]} one phrase each for the work, the step and the epoch
 */
export function priceInWords(price, gradient) {
  const whole = price.measuredFraction >= 1;
  const basis = whole ? 'measured' : `projected from ${formatPercent(price.measuredFraction)} of one`;
  return [
    gradient === 'backprop'
      ? 'One forward and one backward pass per step'
      : `${formatCount(price.lossEvaluationsPerStep)} loss evaluations per step`,
    `${formatDuration(price.secondsPerStep)} per step (${basis})`,
    `${formatDuration(price.secondsPerEpoch)} per epoch (projected)`,
  ];
}
