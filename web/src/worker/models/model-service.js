import { refuse } from '../protocol.js';
import { checkModelFileSize, readModelFile, writeModelFile } from './model-file.js';

/**
 * Networks with their weights, into files and out of them.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Model} Model
 * @typedef {import('../protocol.js').RunStatus} RunStatus
 * @typedef {import('../protocol.js').OpenedModel} OpenedModel
 * @typedef {import('./model-file.js').ModelFacts} ModelFacts
 * @typedef {Pick<ModelFacts, 'init'|'settings'|'classNames'>} ModelStory what the page knows of a network in training
 */

const nothingToSave = 'There is no trained network to save yet. Press Start, or open a saved one.';

export class ModelService {
  #core;
  #inTraining;
  /** @type {{ model: Model, facts: ModelFacts }|null} */
  #opened = null;
  /** It comes with the page. @type {Model|null} */
  #pretrained = null;

  /**
   * @param {Core} core
   * @param {() => { model: Model, status: RunStatus }|null} inTraining a copy of the network in training, to be deleted; null where there is none
   */
  constructor(core, inTraining) {
    this.#core = core;
    this.#inTraining = inTraining;
  }

  /** Until it is closed, it answers where no network in training does. @param {File} file @returns {Promise<OpenedModel>} */
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

  /** The network that comes with the page: it reads drawings where no other network does, and is neither saved nor trained on. @param {Uint8Array} bytes @returns {OpenedModel} */
  takePretrained(bytes) {
    const read = readModelFile(this.#core, bytes);
    this.#pretrained?.delete();
    this.#pretrained = read.model;
    return described('the pre-trained network', read);
  }

  /** The network in training, or else the one opened, as safetensors. @param {ModelStory} story @returns {Blob} */
  saveModel(story) {
    return this.#withModel(
      (model, factsOf) => new Blob([writeModelFile(model, factsOf(story))], { type: 'application/octet-stream' }),
    );
  }

  /** The same as ONNX. @returns {Blob} */
  exportOnnx() {
    return this.#withModel(
      (model) =>
        new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (model.onnx())], { type: 'application/octet-stream' }),
    );
  }

  /** The opened network, which stays the desk's. @returns {Model|null} */
  get opened() {
    return this.#opened?.model ?? null;
  }

  /** Reads drawings until a network in training has learned something. @returns {Model|null} */
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
