import { formatPercent } from './format.js';

/** @typedef {import('../state/reducer.js').State} State */

/**
 * Returns the network that answers when no run has made a step: the opened model or the pretrained network.
 * @param {State} state
 */
export const readerOf = ({ run, model, pretrained }) => (run?.step ? null : (model ?? pretrained));

/** @param {State} state */
export function readerInWords(state) {
  const reader = readerOf(state);
  const accuracy = reader?.facts.testAccuracy ?? null;
  return reader && `${reader.name}${accuracy === null ? '' : ` (${formatPercent(accuracy)} right on its test set)`}`;
}
