import { formatCount, formatDuration } from '../controls/format.js';
import { formatScientific } from '../figures/scientific.js';

/**
 * What a step costs, in three quantities.
 *
 * @typedef {import('../../worker/protocol.js').StepCost} StepCost
 * @typedef {Map<string, StepCost>} StepCosts by method, of those that have been measured
 *
 * @typedef {object} Quantity
 * @property {string} id
 * @property {string} title
 * @property {string} axis
 * @property {(stepCost: StepCost) => number} of
 * @property {(stepCost: StepCost) => string} format
 */

/** @type {Quantity} */
export const time = {
  id: 'time',
  title: 'Time for one step',
  axis: 'Milliseconds, log',
  of: ({ secondsPerStep }) => 1000 * secondsPerStep,
  format: ({ secondsPerStep, measuredFraction }) =>
    `${formatDuration(secondsPerStep)}${measuredFraction < 1 ? ' proj.' : ''}`,
};

/** @type {Quantity} */
export const evaluations = {
  id: 'evaluations',
  title: 'Loss evaluations for one step',
  axis: 'Evaluations, log',
  of: ({ lossEvaluationsPerStep }) => lossEvaluationsPerStep,
  format: ({ lossEvaluationsPerStep }) => formatCount(lossEvaluationsPerStep),
};

/** @type {Quantity} */
export const multiplyAdds = {
  id: 'multiply-adds',
  title: 'Multiply-adds for one step',
  axis: 'Multiply-adds, log',
  of: ({ multiplyAddsPerStep }) => multiplyAddsPerStep,
  format: ({ multiplyAddsPerStep: count, multiplyAddsEstimated }) =>
    `${multiplyAddsEstimated ? '≤ ' : ''}${count < 1e6 ? formatCount(count) : formatScientific(count)}`,
};
