import { readerOf } from '../answering-network.js';

/**
 * The layers of the network that answers, asked for whenever it is another one: what the settings describe may be the next.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../worker/protocol.js').LayerSummary} LayerSummary
 */

/** Tells one network from another; not how far its training is. @param {State} state */
const identityOf = (state) => (state.run?.step ? state.begunWith : readerOf(state));

/** @param {import('../../state/session.js').Actions} actions @param {() => void} whenKnown called when they have come */
export function createAnsweringLayers(actions, whenKnown) {
  /** @type {unknown} */
  let asked = null;
  /** @type {LayerSummary[]} */
  let layers = [];

  /** @param {unknown} network */
  async function ask(network) {
    asked = network;
    layers = [];
    const found = network ? await actions.networkLayers() : null;
    if (asked !== network || !found) return;
    layers = found;
    whenKnown();
  }

  return {
    /** @param {State} state @returns {LayerSummary[]} none while they are not known */
    update(state) {
      const network = identityOf(state);
      if (network !== asked) ask(network);
      return layers;
    },
  };
}
