import { latestOnly } from '../latest-only.js';

/**
 * @typedef {import('../../worker/protocol.js').NetworkChoice} NetworkChoice
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 */

/** @param {Settings|NetworkChoice} settings @returns {NetworkChoice} */
function networkOf({ preset, layers, loss, init }) {
  return { preset, layers, loss, init };
}

/** @param {NetworkChoice} a @param {NetworkChoice} b */
function sameNetwork(a, b) {
  return a.preset === b.preset && a.layers === b.layers && a.loss === b.loss && a.init === b.init;
}

/**
 * Keeps the description of the chosen network up to date. Only the core can check a visitor's own network; one that it
 * refuses is replaced by the last valid one.
 * @param {import('../data/data-choice.js').Store} store
 * @param {import('../../worker/protocol.js').Engine} engine
 * @param {import('../data/data-choice.js').Notices} notices
 * @returns {() => Promise<void>} describes the network of the current settings
 */
export function createNetworkDescription(store, engine, notices) {
  /** @type {NetworkChoice|null} */
  let lastGood = null;

  /** @param {NetworkChoice} choice @returns {Promise<boolean>} whether it is valid */
  async function describe(choice) {
    const described = await notices.attempt({ where: 'network', topic: 'network' }, () =>
      engine.network.describe(choice),
    );
    if (!described) return false;
    lastGood = choice;
    store.dispatch({ type: 'network', network: described.result });
    return true;
  }

  const describeOrPutBack = latestOnly(async (/** @type {NetworkChoice} */ choice) => {
    if (await describe(choice)) return;
    if (!sameNetwork(choice, networkOf(store.get().settings))) return;
    const { preset } = choice;
    const instead = lastGood ?? { preset, layers: '', loss: '', init: '' };
    store.dispatch({ type: 'settings', settings: instead });
    await describe(instead);
  });

  return () => {
    notices.settle('network');
    return describeOrPutBack(networkOf(store.get().settings));
  };
}
