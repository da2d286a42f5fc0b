import { unwrap } from '../core/unwrap.js';

/**
 * Creates runs from the page's settings.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../data/dataset-registry.js').DatasetRegistry} DatasetRegistry
 * @typedef {import('./live-run.js').Measured} Measured
 * @typedef {import('../protocol.js').NetworkChoice} NetworkChoice
 * @typedef {import('../protocol.js').RunChoice} RunChoice
 */

/**
 * Returns the network that a choice stands for.
 * @param {Core} core
 * @param {NetworkChoice} choice
 * @returns {{ layers: string, loss: string, init: string }}
 */
export function specOf(core, { preset, layers, loss, init }) {
  // Embind's types also allow bytes, which it accepts for strings, but it always returns strings.
  const spec = /** @type {{ layers: string, loss: string, init: string }} */ (unwrap(core.presetNetwork(preset)));
  return { layers: layers || spec.layers, loss: loss || spec.loss, init: init || spec.init };
}

/**
 * @param {Core} core
 * @param {DatasetRegistry} registry
 * @param {RunChoice} choice
 * @returns {{ run: TrainingRun, measured: Measured[] }} the run, and the sets it can be measured on
 */
export function createRun(core, registry, choice) {
  return registry.withSets(choice.mine, (sets) => createRunOn(core, sets, choice));
}

/**
 * @param {Core} core
 * @param {{ train: Dataset, test: Dataset|null }} sets
 * @param {RunChoice} choice
 * @returns {{ run: TrainingRun, measured: Measured[] }}
 */
export function createRunOn(core, { train, test }, choice) {
  const { validation, seed } = choice;
  /** @type {Measured[]} */
  const measured = [];
  if (test) measured.push('test');
  // The validation set comes last, since measuring it may end the run and restore other weights.
  if (unwrap(train.splitCounts(validation, seed)).validation > 0) measured.push('validation');
  // The core requires a test set; if there is none, the training set takes its place and is never measured as such.
  return { run: unwrap(core.createRun(train, test ?? train, { ...choice, ...specOf(core, choice) })), measured };
}

/**
 * A set never changes, so its fingerprint is computed once: for MNIST that takes some 40 ms.
 * @type {WeakMap<Dataset, string>}
 */
const fingerprints = new WeakMap();

/** @param {Dataset} dataset @returns {string} */
function fingerprint(dataset) {
  const known = fingerprints.get(dataset) ?? String(dataset.fingerprint());
  fingerprints.set(dataset, known);
  return known;
}

/**
 * Returns a fingerprint of the content of the sets that a run is trained and measured on.
 * @param {DatasetRegistry} registry
 * @param {Pick<RunChoice, 'mine'>} choice
 */
export function fingerprintOf(registry, { mine }) {
  return registry.withSets(mine, ({ train, test }) => `${fingerprint(train)} ${test ? fingerprint(test) : 'none'}`);
}
