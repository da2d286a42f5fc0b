import { ActiveNetworks } from '../../../web/src/worker/network/active-network.js';

/**
 * Makes this model the one that answers, as if it had been opened from a file.
 * @param {import('../../../web/src/worker/core/core-loader.js').Model} model
 */
export const answeringModel = (model) =>
  new ActiveNetworks({ opened: { model, facts: /** @type {any} */ ({}) }, pretrained: null });

/** Stands for a registry that holds this data set alone. @param {unknown} dataset */
export const registryOf = (dataset) => ({ get: () => /** @type {any} */ (dataset) });
