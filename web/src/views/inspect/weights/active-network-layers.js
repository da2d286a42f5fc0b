import { activeModelOf } from '../../../state/network/active-network.js';

/**
 * The layers of the network that answers now, requested again whenever another network answers. The settings cannot be
 * used, since they may already describe the next network.
 *
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../worker/protocol.js').LayerSummary} LayerSummary
 */

/** Returns a value that differs between networks but does not change during training. @param {State} state */
const identityOf = (state) => (state.run?.step ? state.runInputs : activeModelOf(state));

/**
 * @param {import('../../../state/session.js').Actions} actions
 * @param {() => void} whenKnown called when the layers have arrived
 */
export function createActiveNetworkLayers(actions, whenKnown) {
  /** @type {unknown} */
  let asked = null;
  /** @type {LayerSummary[]} */
  let layers = [];

  /** @param {unknown} network */
  async function ask(network) {
    asked = network;
    layers = [];
    const found = network ? await actions.inspect.networkLayers() : null;
    if (asked !== network || !found) return;
    layers = found;
    whenKnown();
  }

  return {
    /** @param {State} state @returns {LayerSummary[]} empty while they are not known */
    update(state) {
      const network = identityOf(state);
      if (network !== asked) void ask(network);
      return layers;
    },
  };
}
