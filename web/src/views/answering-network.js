import { formatPercent } from './format.js';

/** @typedef {import('../state/reducer.js').State} State */

/** The network that answers in place of one in training. @param {State} state */
export const readerOf = ({ run, model, pretrained }) => (run?.step ? null : (model ?? pretrained));

/** @param {State} state */
export function readerInWords(state) {
  const reader = readerOf(state);
  const accuracy = reader?.facts.testAccuracy ?? null;
  return reader && `${reader.name}${accuracy === null ? '' : ` (${formatPercent(accuracy)} right on its test set)`}`;
}
