import { formatCount } from '../controls/format.js';

/**
 * Describes the training step at which a network was inspected, since what is shown may be older than the network is
 * now.
 * @param {number|null|undefined} step null for a network that is not in training
 * @param {import('../../state/reducer.js').State} [state]
 * @param {string} [before] the beginning of the sentence
 * @returns {string} '' if there is no step
 */
export function formatMoment(step, state, before = 'The network ') {
  const run = state?.run;
  if (step === null || step === undefined || !run) return '';
  const epochs = step / run.stepsPerEpoch;
  return `${before}after step ${formatCount(step)} (${epochs.toFixed(epochs < 10 ? 2 : 1)} epochs).`;
}
