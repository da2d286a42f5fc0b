import { unwrap } from '../core/unwrap.js';
import { specOf } from '../run/run-factory.js';

/** Describes networks that are only written down: the one in the settings, and the one being edited. */
export class NetworkService {
  #core;

  /** @param {import('../core/core-loader.js').Core} core */
  constructor(core) {
    this.#core = core;
  }

  /** @param {import('../protocol.js').NetworkChoice} choice @returns {import('../protocol.js').NetworkDescription} */
  describe(choice) {
    const spec = specOf(this.#core, choice);
    const { layers: layersText, loss, init } = spec;
    const { layers: presetLayers } = specOf(this.#core, { ...choice, layers: '' });
    const summary = unwrap(this.#core.describeNetwork(spec));
    const outputKind = /** @type {import('../protocol.js').OutputKind} */ (summary.outputKind);
    return { ...summary, outputKind, layersText, presetLayers, loss, init };
  }

  /**
   * Infers the shapes of a network that is being edited, up to its first invalid layer.
   * @param {string} layers
   * @returns {import('../protocol.js').NetworkShapes}
   */
  inferShapes(layers) {
    return unwrap(this.#core.inferLayerShapes(layers));
  }
}
