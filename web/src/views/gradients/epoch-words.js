import { formatDuration } from '../format.js';

/**
 * How long an epoch takes: as it was, where one has been run, else a projection.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../../worker/protocol.js').RunStatus} RunStatus
 */

/** Settings that say how much work an epoch is. */
const sizeKeys = /** @type {const} */ (['preset', 'layers', 'dataset', 'train', 'mine', 'validation', 'batch', 'threads']);

/**
 * Seconds an epoch took in this visit's runs of the network and the data as they are set now, by method: the latest of each.
 * @param {Pick<State, 'settings'|'run'|'begunWith'|'history'>} state
 * @returns {Map<string, number>}
 */
export function runEpochs({ settings, run, begunWith, history }) {
  const current = run && begunWith ? [{ settings: begunWith.settings, status: run }] : [];
  const alike = [...history.past, ...current].filter((one) => isWhole(one) && sizeKeys.every((key) => one.settings[key] === settings[key]));
  return new Map(alike.map(({ status }) => [status.gradient, status.elapsedSeconds / status.epoch]));
}

/** Whether epochs are over, all by one method as far as can be told. @param {{ settings: Settings, status: RunStatus }} run */
function isWhole({ settings, status }) {
  return status.epoch > 0 && status.stepInEpoch === 0 && settings.gradient === status.gradient;
}

/** @param {{ secondsPerEpoch: number }} price @param {number|undefined} seconds it took where one was run */
export function epochInWords({ secondsPerEpoch }, seconds) {
  return seconds === undefined ? `${formatDuration(secondsPerEpoch)} (projected)` : `${formatDuration(seconds)} (run, with its measuring)`;
}
