import { activeModelOf } from '../../state/network/active-network.js';
import { formatPercent } from '../controls/format.js';

/** @typedef {import('../../state/reducer.js').State} State */

/** @param {State} state */
export function formatActiveModel(state) {
  const reader = activeModelOf(state);
  const accuracy = reader?.facts.testAccuracy ?? null;
  return reader && `${reader.name}${accuracy === null ? '' : ` (${formatPercent(accuracy)} right on its test set)`}`;
}
