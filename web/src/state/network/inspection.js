/**
 * Sends requests about the network in use (the one in training, or else the opened or pre-trained one) to the worker.
 *
 * @typedef {import('../../worker/protocol.js').Measured} Measured
 * @typedef {import('../../worker/protocol.js').Unit} Unit
 */

/**
 * @param {import('../../worker/training-client.js').TrainingClient} client
 * @param {import('../data/data-choice.js').Notices} notices
 */
export function createInspection(client, notices) {
  /**
   * @template T
   * @param {() => Promise<T>} ask
   * @returns {Promise<T|null>} null if it fails or the worker is being replaced
   */
  async function asked(ask) {
    return (await notices.attempt({ where: 'page', topic: 'inspection' }, ask))?.result ?? null;
  }

  return {
    /** @param {Measured} split */
    answersTo: (split) => asked(() => client.call('answers', split)),
    /** @param {Measured} split @param {Uint32Array} places in the answers */
    answeredImages: async (split, places) =>
      (await asked(() => client.call('answeredImages', split, places))) ?? new Uint8Array(0),
    /** @param {Uint8Array} pixels @param {Unit|null} [unit] to explain: the inputs that drive it */
    respondTo: (pixels, unit = null) => asked(() => client.call('respond', pixels, unit)),
    /** @param {{ ink: Uint8Array, width: number, height: number }} drawing @param {Unit|null} [unit] */
    respondToDrawing: ({ ink, width, height }, unit = null) =>
      asked(() => client.call('respondToDrawing', ink, width, height, unit)),
    /** @param {number} layer */
    layerParameters: (layer) => asked(() => client.call('layerParameters', layer)),
  };
}
