import { unwrap } from './unwrap.js';

/**
 * What the Inspect panel asks of the network that answers: the one in training once it has taken a step, before that the one opened from a
 * file, or the pre-trained one.
 *
 * @typedef {import('./core-loader.js').Core} Core
 * @typedef {import('./core-loader.js').Model} Model
 * @typedef {import('./core-loader.js').Dataset} Dataset
 * @typedef {import('./core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('./live-run.js').Measured} Measured
 * @typedef {import('./protocol.js').Answers} Answers
 * @typedef {import('./protocol.js').Response} Response
 * @typedef {import('./protocol.js').Unit} Unit
 * @typedef {InstanceType<Core['ModelEvaluation']>} ModelEvaluation
 *
 * @typedef {object} Surroundings
 * @property {() => TrainingRun|null} inTraining null before it has taken a step
 * @property {() => Model|null} reader answers where no network in training does
 * @property {() => Dataset|null} testSet
 * @property {() => Promise<unknown>} nextTurn
 */

const sliceMs = 20;

export class InspectDesk {
  #core;
  #surroundings;
  /** How the reader answers to the test set. @type {{ model: Model, dataset: Dataset, evaluation: ModelEvaluation }|null} */
  #measured = null;

  /** @param {Core} core @param {Surroundings} surroundings */
  constructor(core, surroundings) {
    this.#core = core;
    this.#surroundings = surroundings;
  }

  /**
   * How the network answers to each image of a set. One in training is not kept waiting: it says what it was last found to answer when it
   * was measured.
   * @param {Measured} which
   * @returns {Promise<Answers|null>} null where there are none (yet)
   */
  async answers(which) {
    const trained = this.#surroundings.inTraining();
    if (trained) return told(trained, trained.answers(which));
    const measured = which === 'test' ? await this.#measureReader() : null;
    return measured && told(measured.model, measured.evaluation.answers());
  }

  /** Images that were answered to. @param {Measured} which @param {Uint32Array} places in the answers @returns {Uint8Array} 784 pixels each */
  answeredImages(which, places) {
    const trained = this.#surroundings.inTraining();
    if (trained) return trained.images(which, places);
    return this.#measured?.evaluation.images(places) ?? new Uint8Array(0);
  }

  /**
   * What every layer makes of an image.
   * @param {Uint8Array} pixels 784 of them
   * @param {Unit|null} [chosen] a unit of which is asked what drives it
   * @returns {Response|null} null without a network
   */
  respond(pixels, chosen = null) {
    const network = this.#network();
    if (!network) return null;
    const layers = this.#layersOf(network);
    const values = network.activations(pixels);
    const drivers = chosen && isPlaceOf(layers[chosen.layer], chosen.place) ? network.contributions(chosen.layer, chosen.place) : null;
    return { pixels, layers, values, kind: kindOf(network), drivers };
  }

  /** The same of a drawing. @param {Uint8Array} ink 0 paper … 255 ink @param {number} width @param {number} height @param {Unit|null} [chosen] */
  respondToDrawing(ink, width, height, chosen = null) {
    const pixels = this.#core.frameDrawing(ink, width, height);
    return pixels && this.respond(pixels, chosen);
  }

  /** Weights and biases as a layer holds them: a row an input with a value for each unit, and last the biases. @param {number} layer */
  layerParameters(layer) {
    return this.#network()?.layerParameters(layer) ?? null;
  }

  #network() {
    return this.#surroundings.inTraining() ?? this.#surroundings.reader();
  }

  /** @param {TrainingRun|Model} network */
  #layersOf(network) {
    return unwrap(this.#core.surveyLayers(String(network.layers()))).layers;
  }

  async #measureReader() {
    const { reader, testSet, nextTurn } = this.#surroundings;
    const model = reader();
    const dataset = testSet();
    if (!model || !dataset) return null;
    if (this.#measured?.model !== model || this.#measured.dataset !== dataset) {
      this.#measured?.evaluation.delete();
      this.#measured = { model, dataset, evaluation: new this.#core.ModelEvaluation(model, dataset) };
    }
    const measured = this.#measured;
    while (this.#measured === measured && !measured.evaluation.advance(sliceMs).finished) await nextTurn();
    return this.#measured === measured ? measured : null;
  }
}

/** @param {TrainingRun|Model} network @param {ReturnType<TrainingRun['answers']>} found @returns {Answers|null} */
function told(network, found) {
  return found && { ...found, kind: kindOf(network) };
}

/** @param {import('./protocol.js').LayerSummary|undefined} layer @param {number} place */
function isPlaceOf(layer, place) {
  return layer !== undefined && place >= 0 && place < layer.height * layer.width * layer.channels;
}

/** @param {TrainingRun|Model} network */
function kindOf(network) {
  return /** @type {import('./protocol.js').Prediction['kind']} */ (network.outputKind());
}
