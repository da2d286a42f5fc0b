import { refuse } from '../protocol.js';
import { checkModelFileSize, readModelFile, writeModelFile } from './model-file.js';
import { deleteOnError } from '../core/delete-on-error.js';
import { unwrap } from '../core/unwrap.js';
import { outputKindOf } from '../network/active-network.js';

/**
 * Saves networks with their weights to files and opens them from files.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Model} Model
 * @typedef {import('./model-registry.js').ModelRegistry} ModelRegistry
 * @typedef {import('../network/active-network.js').ActiveNetworks} ActiveNetworks
 * @typedef {import('../protocol.js').RunStatus} RunStatus
 * @typedef {import('../protocol.js').OpenedModel} OpenedModel
 * @typedef {import('./model-file.js').ModelFacts} ModelFacts
 * @typedef {Pick<ModelFacts, 'init'|'settings'|'classNames'>} ModelStory what the page knows about a network in
 *   training
 */

const nothingToSave = 'There is no trained network to save yet. Press Start, or open a saved one.';

export class ModelService {
  #core;
  #models;
  #networks;

  /** @param {Core} core @param {ModelRegistry} models @param {Pick<ActiveNetworks, 'withModel'>} networks */
  constructor(core, models, networks) {
    this.#core = core;
    this.#models = models;
    this.#networks = networks;
  }

  /**
   * Opens a network from a file. Until it is closed, it makes the predictions when no network in training can.
   * @param {File} file
   * @returns {Promise<OpenedModel>}
   */
  async open(file) {
    checkModelFileSize(file);
    return this.take(file.name, new Uint8Array(await file.arrayBuffer()));
  }

  close() {
    this.#models.putOpened(null);
  }

  /** @param {string} name @param {Uint8Array} bytes @returns {OpenedModel} */
  take(name, bytes) {
    const opened = readModelFile(this.#core, bytes);
    this.#models.putOpened(opened);
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
    const other = detector && deleteOnError(read.model, () => readModelFile(this.#core, detector));
    const temperature = Number(read.metadata.temperature) || 1;
    this.#models.putPretrained({ model: read.model, temperature, detector: other && other.model });
    return {
      ...described('the pre-trained network', read),
      sureAt: Number(read.metadata.sure_at) || 0,
      digitAt: Number(other?.metadata.digit_at) || 0,
    };
  }

  /**
   * Writes the network in training, or else the one opened, as safetensors.
   * @param {ModelStory} story
   * @returns {Blob}
   */
  save(story) {
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

  /** @template T @param {(model: Model, factsOf: (story: ModelStory) => ModelFacts) => T} use */
  #withModel(use) {
    const used = this.#networks.withModel(({ source, model, status }) => {
      if (source !== 'training') return this.#models.opened && use(model, () => this.#openedFacts());
      const { epoch, step, testAccuracy, validationAccuracy } = /** @type {RunStatus} */ (status);
      const variant = String(this.#core.variant());
      return use(model, (story) => ({ ...story, epoch, step, testAccuracy, validationAccuracy, variant }));
    });
    if (used === null) throw refuse(nothingToSave);
    return used;
  }

  #openedFacts() {
    return /** @type {{ facts: ModelFacts }} */ (this.#models.opened).facts;
  }
}

/** @param {string} name @param {{ model: Model, facts: ModelFacts }} read @returns {OpenedModel} */
function described(name, { model, facts }) {
  const [layers, loss, outputKind] = [String(model.layers()), String(model.loss()), outputKindOf(model)];
  return { name, layers, loss, outputKind, facts };
}
