/**
 * Decides which network answers the page's questions: the one in training once it has taken a step; before that, the
 * one opened from a file, or else the one that comes with the page.
 *
 * @typedef {import('../core/core-loader.js').Model} Model
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../models/model-registry.js').ModelRegistry} ModelRegistry
 * @typedef {import('../protocol.js').NetworkSource} NetworkSource
 * @typedef {import('../protocol.js').OutputKind} OutputKind
 * @typedef {import('../protocol.js').RunStatus} RunStatus
 * @typedef {import('../run/live-run.js').LiveRun} LiveRun
 *
 * @typedef {object} ActiveNetwork
 * @property {NetworkSource} source
 * @property {TrainingRun|Model} network is deleted when the run ends or the model is closed
 * @property {OutputKind} kind of its outputs
 * @property {number|null} step of the network in training; null for another
 *
 * @typedef {object} ActiveModel
 * @property {NetworkSource} source
 * @property {Model} model
 * @property {OutputKind} kind
 * @property {number|null} step
 * @property {RunStatus|null} status of the network in training
 * @property {number} copySeconds how long copying the network in training took
 */

export class ActiveNetworks {
  #models;
  /** The current run. @type {LiveRun|null} */
  run = null;

  /** @param {Pick<ModelRegistry, 'opened'|'pretrained'>} models */
  constructor(models) {
    this.#models = models;
  }

  /** Returns the network that answers now. @returns {ActiveNetwork|null} null if there is none */
  get current() {
    const network = this.run?.network;
    if (network) return { source: 'training', network, kind: outputKindOf(network), step: network.position().step };
    const other = this.#other();
    return other && { source: other.source, network: other.model, kind: outputKindOf(other.model), step: null };
  }

  /**
   * Calls `use` with the network that answers now, as a model. The network in training is copied for it.
   * @template T
   * @param {(active: ActiveModel) => T} use must be done with the model when it returns
   * @param {{ convolving?: boolean }} [options] `convolving`: whether the one in training is used only if it begins with
   *   a convolution, or if there is no other
   * @returns {T|null} null if there is no network
   */
  withModel(use, { convolving = false } = {}) {
    const other = this.#other();
    const began = performance.now();
    const copied = this.run?.takeModel() ?? null;
    if (!copied) return this.#useOther(use);
    const { model, status } = copied;
    try {
      if (convolving && other && !String(model.layers()).startsWith('conv')) return this.#useOther(use);
      const copySeconds = (performance.now() - began) / 1000;
      return use({ source: 'training', model, kind: outputKindOf(model), step: status.step, status, copySeconds });
    } finally {
      model.delete();
    }
  }

  /** @template T @param {(active: ActiveModel) => T} use */
  #useOther(use) {
    const other = this.#other();
    return other && use({ ...other, kind: outputKindOf(other.model), step: null, status: null, copySeconds: 0 });
  }

  /** @returns {{ source: NetworkSource, model: Model }|null} */
  #other() {
    const { opened, pretrained } = this.#models;
    if (opened) return { source: 'opened', model: opened.model };
    return pretrained && { source: 'pretrained', model: pretrained };
  }
}

/** @param {TrainingRun|Model} network */
export const outputKindOf = (network) => /** @type {OutputKind} */ (network.outputKind());
