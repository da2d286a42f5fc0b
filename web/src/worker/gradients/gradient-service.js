import { measureStepCost, quickly } from '../run/step-cost.js';
import { longestPart } from '../run/work-sign.js';
import { createRun, fingerprintOf } from '../run/run-factory.js';

/**
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../data/dataset-registry.js').DatasetRegistry} DatasetRegistry
 * @typedef {import('../run/step-cost.js').StepCostSpan} StepCostSpan
 * @typedef {import('../protocol.js').StepCost} StepCost
 * @typedef {import('../protocol.js').RunChoice} RunChoice
 * @typedef {import('../network/active-network.js').ActiveNetworks} ActiveNetworks
 */

/** Answers the page's queries about gradients in the training worker. */
export class GradientService {
  #core;
  #registry;
  #networks;
  #nextTurn;
  #sign;

  /**
   * @param {Core} core
   * @param {DatasetRegistry} registry
   * @param {Pick<ActiveNetworks, 'run'>} networks
   * @param {{ nextTurn: () => Promise<unknown>, sign: import('../run/work-sign.js').WorkSign }} parts
   */
  constructor(core, registry, networks, { nextTurn, sign }) {
    this.#core = core;
    this.#registry = registry;
    this.#networks = networks;
    this.#nextTurn = nextTurn;
    this.#sign = sign;
  }

  /**
   * Measures what a step costs with these settings, on a run created for this purpose, while training goes on.
   * @param {RunChoice} choice
   * @param {StepCostSpan} [span]
   * @returns {Promise<StepCost|null>} null without training data
   */
  async measureStepCost(choice, span = quickly) {
    if (!this.#registry.get('train')) return null;
    const { run } = createRun(this.#core, this.#registry, choice);
    // The fingerprint is computed and cached now, while nobody waits for it: starting a run needs it at once.
    fingerprintOf(this.#registry, choice);
    const end = await this.#sign.begin(longestPart(run.cost()));
    try {
      return await measureStepCost(run, span, this.#nextTurn);
    } finally {
      end();
      run.delete();
    }
  }

  /**
   * Returns the network in training in its current state, with its next mini-batch; if there is none, the network of
   * the settings before its first step.
   * @param {RunChoice} choice
   */
  subject(choice) {
    const { run: live } = this.#networks;
    if (live) return { subject: live.gradientSubject(), fresh: false };
    const { run } = createRun(this.#core, this.#registry, choice);
    try {
      return { subject: run.gradientSubject(), fresh: true };
    } finally {
      run.delete();
    }
  }
}
