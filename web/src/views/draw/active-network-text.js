import { activeModelOf } from '../../state/network/active-network.js';
import { formatPercent } from '../controls/format.js';

/** @typedef {import('../../state/reducer.js').State} State */

/** Names the network that is used instead of the one in training, with its accuracy. @param {State} state */
export function formatActiveModel(state) {
  const model = activeModelOf(state);
  const accuracy = model?.facts.testAccuracy ?? null;
  return model && `${model.name}${accuracy === null ? '' : ` (${formatPercent(accuracy)} correct on its test set)`}`;
}
