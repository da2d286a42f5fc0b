/**
 * Sends questions about the network in use (the one in training, or else the opened or pre-trained one) to the worker.
 *
 * @typedef {import('../../worker/protocol.js').Measured} Measured
 * @typedef {import('../../worker/protocol.js').Unit} Unit
 */

/**
 * @param {import('../../worker/protocol.js').Engine} engine
 * @param {import('../data/data-choice.js').Notices} notices
 */
export function createInspection(engine, notices) {
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
    answersTo: (split) => asked(() => engine.inspect.answers(split)),
    /** @param {Measured} split @param {Uint32Array} places in the answers */
    answeredImages: async (split, places) =>
      (await asked(() => engine.inspect.answeredImages(split, places))) ?? new Uint8Array(0),
    /** @param {Uint8Array} pixels @param {Unit|null} [unit] to explain: the inputs that drive it */
    respondTo: (pixels, unit = null) => asked(() => engine.inspect.respond(pixels, unit)),
    /** @param {{ ink: Uint8Array, width: number, height: number }} drawing @param {Unit|null} [unit] */
    respondToDrawing: ({ ink, width, height }, unit = null) =>
      asked(() => engine.inspect.respondToDrawing(ink, width, height, unit)),
    /** @param {number} layer */
    layerParameters: (layer) => asked(() => engine.inspect.layerParameters(layer)),
    /** @param {number} layer @param {number} first unit @param {number} count */
    unitWeights: (layer, first, count) => asked(() => engine.health.unitWeights(layer, first, count)),
    networkLayers: () => asked(() => engine.health.networkLayers()),
    /**
     * Returns the network in use and its output for an image.
     * @param {Uint8Array} pixels 784
     * @param {boolean} [convolving] whether a network with a convolution is preferred
     */
    networkInUse: (pixels, convolving) => asked(() => engine.lessons.networkInUse(pixels, convolving)),
    health: () => asked(() => engine.health.report()),
    /**
     * @param {Uint8Array} pixels
     * @param {number} digit
     * @param {boolean} ofAnswer whether its probability or activation is explained instead of its score
     */
    saliency: (pixels, digit, ofAnswer) => asked(() => engine.health.saliency(pixels, digit, ofAnswer)),
    /** @param {Uint8Array} pixels @param {number|null} target null for any other digit */
    flipDecision: (pixels, target) => asked(() => engine.health.flipDecision(pixels, target)),
  };
}
