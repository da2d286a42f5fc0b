import { unwrap } from '../core/unwrap.js';

/**
 * Answers the Inspect panel's queries about the active network's answers to images, and about what its units do.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Model} Model
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../data/dataset-registry.js').DatasetRegistry} DatasetRegistry
 * @typedef {import('../network/active-network.js').ActiveNetwork} ActiveNetwork
 * @typedef {import('../network/active-network.js').ActiveNetworks} ActiveNetworks
 * @typedef {import('../run/live-run.js').Measured} Measured
 * @typedef {import('../protocol.js').Asked} Asked
 * @typedef {import('../protocol.js').MeasuredAnswers} MeasuredAnswers
 * @typedef {import('../protocol.js').Response} Response
 * @typedef {import('../protocol.js').Unit} Unit
 * @typedef {Exclude<ReturnType<Core['createModelEvaluation']>, Error>} ModelEvaluation
 */

const sliceMs = 20;

export class InspectService {
  #core;
  #networks;
  #registry;
  #nextTurn;
  /**
   * The answers of the opened or pre-trained network to the test set.
   * @type {{ model: Model, dataset: Dataset, evaluation: ModelEvaluation }|null}
   */
  #measured = null;
  /** Milliseconds of queries that no answer has reported yet. */
  #unreported = 0;

  /**
   * @param {Core} core
   * @param {Pick<ActiveNetworks, 'current'|'run'>} networks
   * @param {Pick<DatasetRegistry, 'get'>} registry
   * @param {() => Promise<unknown>} nextTurn
   */
  constructor(core, networks, registry, nextTurn) {
    this.#core = core;
    this.#networks = networks;
    this.#registry = registry;
    this.#nextTurn = nextTurn;
  }

  /**
   * Returns the network's answer to each image of a set. For a network in training these are the answers of its last
   * measurement, so that training is not interrupted.
   * @param {Measured} split
   * @returns {Promise<MeasuredAnswers|null>} null if there are none (yet)
   */
  async answers(split) {
    const active = this.#networks.current;
    if (!active) return null;
    const { source, kind } = active;
    if ('answers' in active.network) {
      const run = active.network;
      const found = this.#timed(() => unwrap(run.answers(split)));
      return found && { ...found, kind, ...this.#asked(source, this.#networks.run?.measuredAt[split] ?? null) };
    }
    if (split !== 'test') return null;
    const measured = await this.#measure(active.network);
    const found = measured && this.#timed(() => unwrap(measured.evaluation.answers()));
    return found && { ...found, kind, ...this.#asked(source, null) };
  }

  /**
   * Returns some of the images of `answers`.
   * @param {Measured} split
   * @param {Uint32Array} places indices into the answers
   * @returns {Uint8Array} 784 pixels each
   */
  answeredImages(split, places) {
    const network = this.#networks.current?.network;
    return this.#timed(() =>
      unwrap(
        (network && 'images' in network ? network.images(split, places) : this.#measured?.evaluation.images(places)) ??
          new Uint8Array(0),
      ),
    );
  }

  /**
   * Returns the outputs of every layer for an image.
   * @param {Uint8Array} pixels 784 of them
   * @param {Unit|null} [chosen] a unit whose drivers are wanted: input · weight for each of its inputs
   * @returns {(Response & Asked)|null} null without a network
   */
  respond(pixels, chosen = null) {
    const active = this.#networks.current;
    const response = active && this.#timed(() => this.#responseOf(active, pixels, chosen));
    return response && { ...response, ...this.#asked(active.source, active.step) };
  }

  /**
   * Returns the outputs of every layer for a drawing.
   * @param {Uint8Array} ink 0 paper … 255 ink
   * @param {number} width
   * @param {number} height
   * @param {Unit|null} [chosen]
   */
  respondToDrawing(ink, width, height, chosen = null) {
    const pixels = unwrap(this.#core.frameDrawing(ink, width, height));
    return pixels && this.respond(pixels, chosen);
  }

  /**
   * Returns a layer's weights and biases: a row per input with a value per unit, and last the biases.
   * @param {number} layer
   */
  layerParameters(layer) {
    return this.#timed(() => unwrap(this.#networks.current?.network.layerParameters(layer) ?? null));
  }

  /** @param {ActiveNetwork} active @param {Uint8Array} pixels @param {Unit|null} chosen @returns {Response} */
  #responseOf({ network, kind }, pixels, chosen) {
    const layers = this.#layersOf(network);
    const values = unwrap(network.activations(pixels));
    const drivers =
      chosen && isPlaceOf(layers[chosen.layer], chosen.place)
        ? unwrap(network.contributions(chosen.layer, chosen.place))
        : null;
    return { pixels, layers, values, kind, drivers };
  }

  /** @template T @param {() => T} look @returns {T} */
  #timed(look) {
    const began = performance.now();
    try {
      return look();
    } finally {
      this.#unreported += performance.now() - began;
    }
  }

  /**
   * Says which network was asked, and reports the time of this query and of those before whose answers have no time
   * (images and weights).
   * @param {Asked['source']} source
   * @param {number|null} step
   * @returns {Asked}
   */
  #asked(source, step) {
    const milliseconds = this.#unreported;
    this.#unreported = 0;
    return { source, step, milliseconds };
  }

  /** @param {TrainingRun|Model} network */
  #layersOf(network) {
    return unwrap(this.#core.inferLayerShapes(String(network.layers()))).layers;
  }

  /**
   * Measures a network on the test set in slices. Model and set may be closed or replaced meanwhile; the evaluation
   * holds both.
   * @param {Model} model
   * @returns {Promise<{ evaluation: ModelEvaluation }|null>} null without a test set, or if something else is to be
   *   measured by now
   */
  async #measure(model) {
    const dataset = this.#registry.get('test');
    if (!dataset) return null;
    if (this.#measured?.model !== model || this.#measured.dataset !== dataset) {
      this.#measured?.evaluation.delete();
      this.#measured = null;
      this.#measured = { model, dataset, evaluation: unwrap(this.#core.createModelEvaluation(model, dataset)) };
    }
    const measured = this.#measured;
    const isStillAsked = () =>
      this.#measured === measured &&
      this.#networks.current?.network === model &&
      this.#registry.get('test') === dataset;
    while (isStillAsked()) {
      if (measured.evaluation.advance(sliceMs).finished) return measured;
      await this.#nextTurn();
    }
    return null;
  }
}

/** @param {import('../protocol.js').LayerSummary|undefined} layer @param {number} place */
function isPlaceOf(layer, place) {
  return layer !== undefined && place >= 0 && place < layer.height * layer.width * layer.channels;
}
