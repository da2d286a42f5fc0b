import { unwrap } from '../core/unwrap.js';

/**
 * Answers the Inspect panel's queries about the active network: the one in training once it has taken a step; before
 * that, the one opened from a file or the pre-trained one.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Model} Model
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../run/live-run.js').Measured} Measured
 * @typedef {import('../protocol.js').Asked} Asked
 * @typedef {import('../protocol.js').MeasuredAnswers} MeasuredAnswers
 * @typedef {import('../protocol.js').Response} Response
 * @typedef {import('../protocol.js').Unit} Unit
 * @typedef {Exclude<ReturnType<Core['createModelEvaluation']>, Error>} ModelEvaluation
 *
 * @typedef {object} Surroundings
 * @property {() => TrainingRun|null} inTraining null before it has taken a step
 * @property {(split: Measured) => number|null} measuredAt returns the step at which it was last measured on a set
 * @property {() => Model|null} reader returns the active network if none is in training
 * @property {() => Dataset|null} testSet
 * @property {() => Promise<unknown>} nextTurn
 */

const sliceMs = 20;

export class InspectService {
  #core;
  #surroundings;
  /**
   * The answers of the opened or pre-trained network to the test set.
   * @type {{ model: Model, dataset: Dataset, evaluation: ModelEvaluation }|null}
   */
  #measured = null;
  /** Milliseconds of queries that no answer has reported yet. */
  #unreported = 0;

  /** @param {Core} core @param {Surroundings} surroundings */
  constructor(core, surroundings) {
    this.#core = core;
    this.#surroundings = surroundings;
  }

  /**
   * Returns the network's answer to each image of a set. For a network in training these are the answers of its last
   * measurement, so that training is not interrupted.
   * @param {Measured} split
   * @returns {Promise<MeasuredAnswers|null>} null if there are none (yet)
   */
  async answers(split) {
    const trained = this.#surroundings.inTraining();
    const measured = trained || split !== 'test' ? null : await this.#measureReader();
    const network = trained ?? measured?.model;
    const found = this.#timed(() => unwrap(trained?.answers(split) ?? measured?.evaluation.answers()));
    return network && found
      ? { ...found, kind: kindOf(network), ...this.#asked(trained && this.#surroundings.measuredAt(split)) }
      : null;
  }

  /**
   * Returns some of the images of `answers`.
   * @param {Measured} split
   * @param {Uint32Array} places indices into the answers
   * @returns {Uint8Array} 784 pixels each
   */
  answeredImages(split, places) {
    const trained = this.#surroundings.inTraining();
    return this.#timed(() =>
      unwrap(trained?.images(split, places) ?? this.#measured?.evaluation.images(places) ?? new Uint8Array(0)),
    );
  }

  /**
   * Returns the outputs of every layer for an image.
   * @param {Uint8Array} pixels 784 of them
   * @param {Unit|null} [chosen] a unit whose drivers are wanted: input · weight for each of its inputs
   * @returns {(Response & Asked)|null} null without a network
   */
  respond(pixels, chosen = null) {
    const network = this.#network();
    const response = network && this.#timed(() => this.#responseOf(network, pixels, chosen));
    return response && { ...response, ...this.#asked(this.#surroundings.inTraining()?.position().step ?? null) };
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
    return this.#timed(() => unwrap(this.#network()?.layerParameters(layer) ?? null));
  }

  #network() {
    return this.#surroundings.inTraining() ?? this.#surroundings.reader();
  }

  /** @param {TrainingRun|Model} network @param {Uint8Array} pixels @param {Unit|null} chosen @returns {Response} */
  #responseOf(network, pixels, chosen) {
    const layers = this.#layersOf(network);
    const values = unwrap(network.activations(pixels));
    const drivers =
      chosen && isPlaceOf(layers[chosen.layer], chosen.place)
        ? unwrap(network.contributions(chosen.layer, chosen.place))
        : null;
    return { pixels, layers, values, kind: kindOf(network), drivers };
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
   * Reports the time of this query and of those before whose answers have no time (images and weights).
   * @param {number|null} step
   * @returns {Asked}
   */
  #asked(step) {
    const milliseconds = this.#unreported;
    this.#unreported = 0;
    return { step, milliseconds };
  }

  /** @param {TrainingRun|Model} network */
  #layersOf(network) {
    return unwrap(this.#core.inferLayerShapes(String(network.layers()))).layers;
  }

  async #measureReader() {
    const { reader, testSet, nextTurn } = this.#surroundings;
    const model = reader();
    const dataset = testSet();
    if (!model || !dataset) return null;
    if (this.#measured?.model !== model || this.#measured.dataset !== dataset) {
      this.#measured?.evaluation.delete();
      this.#measured = null;
      this.#measured = { model, dataset, evaluation: unwrap(this.#core.createModelEvaluation(model, dataset)) };
    }
    const measured = this.#measured;
    const isStillAsked = () => this.#measured === measured && this.#surroundings.inTraining() === null;
    while (isStillAsked() && !measured.evaluation.advance(sliceMs).finished) await nextTurn();
    return isStillAsked() ? measured : null;
  }
}

/** @param {import('../protocol.js').LayerSummary|undefined} layer @param {number} place */
function isPlaceOf(layer, place) {
  return layer !== undefined && place >= 0 && place < layer.height * layer.width * layer.channels;
}

/** @param {TrainingRun|Model} network */
function kindOf(network) {
  return /** @type {import('../protocol.js').Prediction['kind']} */ (network.outputKind());
}
