import { refuse } from '../protocol.js';
import { checkModelFileSize, readModelFile, writeModelFile } from './model-file.js';
import { unwrap } from '../core/unwrap.js';

/**
 * Saves networks with their weights to files and opens them from files.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Model} Model
 * @typedef {import('../protocol.js').RunStatus} RunStatus
 * @typedef {import('../protocol.js').OpenedModel} OpenedModel
 * @typedef {import('./model-file.js').ModelFacts} ModelFacts
 * @typedef {Pick<ModelFacts, 'init'|'settings'|'classNames'>} ModelStory what the page knows about a network in
 *   training
 */

const nothingToSave = 'There is no trained network to save yet. Press Start, or open a saved one.';

export class ModelService {
  #core;
  #inTraining;
  /** @type {{ model: Model, facts: ModelFacts }|null} */
  #opened = null;
  /** The network that comes with the page. @type {Model|null} */
  #pretrained = null;
  /** Its outputs are softened by this temperature, which was chosen on held-out writers. */
  #temperature = 1;
  /** The network that tells digits from other drawings; it comes with the page, too. @type {Model|null} */
  #detector = null;

  /**
   * @param {Core} core
   * @param {() => { model: Model, status: RunStatus }|null} inTraining returns a copy of the network in training, which
   *   the caller deletes; null if there is none
   */
  constructor(core, inTraining) {
    this.#core = core;
    this.#inTraining = inTraining;
  }

  /**
   * Opens a network from a file. Until it is closed, it makes the predictions when no network in training can.
   * @param {File} file
   * @returns {Promise<OpenedModel>}
   */
  async openModel(file) {
    checkModelFileSize(file);
    return this.take(file.name, new Uint8Array(await file.arrayBuffer()));
  }

  closeModel() {
    this.#opened?.model.delete();
    this.#opened = null;
  }

  /** @param {string} name @param {Uint8Array} bytes @returns {OpenedModel} */
  take(name, bytes) {
    const opened = readModelFile(this.#core, bytes);
    this.closeModel();
    this.#opened = opened;
    return described(name, opened);
  }

  /**
   * Opens the network that comes with the page. It predicts digits when no other network can, and is neither saved nor
   * trained further.
   * @param {Uint8Array} bytes
   * @param {Uint8Array|null} [detector] the network that tells digits from other drawings
   * @returns {OpenedModel}
   */
  takePretrained(bytes, detector = null) {
    const read = readModelFile(this.#core, bytes);
    const other = detector && readModelFile(this.#core, detector);
    this.#pretrained?.delete();
    this.#detector?.delete();
    this.#pretrained = read.model;
    this.#detector = other && other.model;
    this.#temperature = Number(read.metadata.temperature) || 1;
    return {
      ...described('the pre-trained network', read),
      sureAt: Number(read.metadata.sure_at) || 0,
      digitAt: Number(other?.metadata.digit_at) || 0,
    };
  }

  /**
   * Returns probabilities with the temperature of the network that gave them (Guo et al. 2017, "On Calibration of Modern
   * Neural Networks").
   * @param {unknown} network
   * @param {number[]} outputs
   */
  calibrated(network, outputs) {
    if (network !== this.#pretrained) return outputs;
    const powers = outputs.map((output) => output ** (1 / this.#temperature));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  }

  /** Returns the probability that a drawing is a digit; null if it is unknown. @param {Uint8Array} frame */
  digitness(frame) {
    return this.#detector && unwrap(this.#detector.predict(frame))[0];
  }

  /**
   * Writes the network in training, or else the one opened, as safetensors.
   * @param {ModelStory} story
   * @returns {Blob}
   */
  saveModel(story) {
    return this.#withModel(
      (model, factsOf) => new Blob([writeModelFile(model, factsOf(story))], { type: 'application/octet-stream' }),
    );
  }

  /** Writes the same network as ONNX. @returns {Blob} */
  exportOnnx() {
    return this.#withModel(
      (model) =>
        new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (unwrap(model.onnx()))], { type: 'application/octet-stream' }),
    );
  }

  /** The opened network, which this service owns. @returns {Model|null} */
  get opened() {
    return this.#opened?.model ?? null;
  }

  /**
   * The network that predicts until one in training has taken a step: the opened or the pre-trained one.
   * @returns {Model|null}
   */
  get reader() {
    return this.opened ?? this.#pretrained;
  }

  /** @template T @param {(model: Model, factsOf: (story: ModelStory) => ModelFacts) => T} use */
  #withModel(use) {
    const trained = this.#inTraining();
    if (!trained) {
      const opened = this.#opened;
      if (!opened) throw refuse(nothingToSave);
      return use(opened.model, () => opened.facts);
    }
    const { model, status } = trained;
    const { epoch, step, testAccuracy, validationAccuracy } = status;
    const variant = String(this.#core.variant());
    try {
      return use(model, (story) => ({ ...story, epoch, step, testAccuracy, validationAccuracy, variant }));
    } finally {
      model.delete();
    }
  }
}

/** @param {string} name @param {{ model: Model, facts: ModelFacts }} read @returns {OpenedModel} */
function described(name, { model, facts }) {
  return { name, layers: String(model.layers()), loss: String(model.loss()), facts };
}
