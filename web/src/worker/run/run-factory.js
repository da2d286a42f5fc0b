import { unwrap } from '../core/unwrap.js';

/**
 * Runs made from the page's choices.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../data/dataset-registry.js').DatasetRegistry} DatasetRegistry
 * @typedef {import('./live-run.js').Measured} Measured
 * @typedef {import('../protocol.js').NetworkChoice} NetworkChoice
 * @typedef {import('../protocol.js').RunChoice} RunChoice
 */

/** The network a choice means. @param {Core} core @param {NetworkChoice} choice @returns {{ layers: string, loss: string, init: string }} */
export function specOf(core, { preset, layers, loss, init }) {
  // Embind's types allow bytes for a string on the way in; out come strings.
  const spec = /** @type {{ layers: string, loss: string, init: string }} */ (unwrap(core.presetNetwork(preset)));
  return { layers: layers || spec.layers, loss: loss || spec.loss, init: init || spec.init };
}

/** @param {Core} core @param {DatasetRegistry} registry @param {RunChoice} choice @returns {{ run: TrainingRun, measured: Measured[] }} and what there is to measure it on */
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
  const { gradient, h, directions, lr, batch, epochs, seed, validation, augment } = choice;
  const { optimizer, schedule, weightDecay, decay, clip, tuning, patience } = choice;
  const method = { optimizer, schedule, weightDecay, decay, clip, tuning, patience };
  const config = {
    ...specOf(core, choice),
    gradient,
    h,
    directions,
    lr,
    batch,
    epochs,
    seed,
    ...method,
    validation,
    augment,
  };
  /** @type {Measured[]} */
  const measured = [];
  if (test) measured.push('test');
  // Last, since it may end the run and put other weights in place.
  if (train.splitCounts(validation, seed).validation > 0) measured.push('validation');
  // The core wants a test set; without one the run never measures it.
  return { run: unwrap(core.createRun(train, test ?? train, config)), measured };
}

/** Each is taken once: reading all of MNIST's pixels takes some 40 ms, and a set never changes. @type {WeakMap<Dataset, string>} */
const fingerprints = new WeakMap();

/** @param {Dataset} dataset @returns {string} */
function fingerprint(dataset) {
  const known = fingerprints.get(dataset) ?? String(dataset.fingerprint());
  fingerprints.set(dataset, known);
  return known;
}

/** What a run learns from and is measured on, by content. @param {DatasetRegistry} registry @param {Pick<RunChoice, 'mine'>} choice */
export function fingerprintOf(registry, { mine }) {
  return registry.withSets(mine, ({ train, test }) => `${fingerprint(train)} ${test ? fingerprint(test) : 'none'}`);
}
