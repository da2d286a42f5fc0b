import { drawsDirections, nudges } from '../../config/gradient-methods.js';
import { computingOrder } from './gradient-lab.js';

/**
 * Keys that change whenever something changes that the laboratory's numbers depend on.
 *
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 */

const ofNetwork = /** @type {const} */ ([
  'preset',
  'layers',
  'loss',
  'init',
  'batch',
  'dataset',
  'train',
  'mine',
  'validation',
]);
const ofBatch = /** @type {const} */ (['seed', 'shift', 'rotation', 'scale', 'shear', 'elastic']);

/** @param {State} state @returns {string|null} null while there is nothing to look at */
export function subjectKeyOf({ settings, run, history, data, network, status }) {
  if (status === 'loading' || status === 'error' || !data.train) return null;
  if (run) return `run ${history.currentId}, step ${run.step}`;
  if (!network) return null;
  return JSON.stringify([
    network.layersText,
    data.train.name,
    data.train.size,
    ...[...ofNetwork, ...ofBatch].map((key) => settings[key]),
  ]);
}

/** @param {State} state @returns {string|null} null while there is nothing to measure */
export function stepCostKeyOf({ settings, data, network, status, backend }) {
  if (status === 'loading' || status === 'error' || !data.train || !network || !backend) return null;
  return JSON.stringify([
    network.layersText,
    data.train.size,
    backend.threads,
    settings.directions,
    ...ofNetwork.map((key) => settings[key]),
  ]);
}

/**
 * Returns the methods whose gradient is affected by a change of the settings.
 * @param {Settings} now
 * @param {Settings} before
 */
export function affectedMethods(now, before) {
  return computingOrder.filter(
    (method) =>
      (now.h !== before.h && nudges(method)) || (now.directions !== before.directions && drawsDirections(method)),
  );
}
