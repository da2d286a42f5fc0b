/**
 * Sends requests about the weights, the health and the predictions of the network in use to the worker.
 *
 * @param {import('../../worker/training-client.js').TrainingClient} client
 * @param {import('../data/data-choice.js').Notices} notices
 */
export function createNetworkHealth(client, notices) {
  /**
   * @template T
   * @param {() => Promise<T>} ask
   * @returns {Promise<T|null>} null if it fails or the worker is being replaced
   */
  async function asked(ask) {
    return (await notices.attempt({ where: 'page', topic: 'network-health' }, ask))?.result ?? null;
  }

  return {
    /** @param {number} layer @param {number} first unit @param {number} count */
    unitWeights: (layer, first, count) => asked(() => client.call('unitWeights', layer, first, count)),
    networkLayers: () => asked(() => client.call('networkLayers')),
    health: () => asked(() => client.call('health')),
    /**
     * @param {Uint8Array} pixels
     * @param {number} digit
     * @param {boolean} ofAnswer whether its probability or activation is explained instead of its score
     */
    saliency: (pixels, digit, ofAnswer) => asked(() => client.call('saliency', pixels, digit, ofAnswer)),
    /** @param {Uint8Array} pixels @param {number|null} target null for any other digit */
    flipDecision: (pixels, target) => asked(() => client.call('flipDecision', pixels, target)),
  };
}
