import { formatDuration } from '../controls/format.js';

/**
 * The duration of an epoch: measured if an epoch has been run, otherwise projected.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../../worker/protocol.js').RunStatus} RunStatus
 */

/** The settings that determine how much work an epoch is. */
const sizeKeys = /** @type {const} */ ([
  'preset',
  'layers',
  'dataset',
  'train',
  'mine',
  'validation',
  'batch',
  'threads',
]);

/**
 * Returns how many seconds an epoch took in this visit's runs with the current network and data, by method. The latest
 * run of each method counts.
 * @param {Pick<State, 'settings'|'run'|'runSettings'|'history'>} state
 * @returns {Map<string, number>}
 */
export function runEpochs({ settings, run, runSettings, history }) {
  const current = run && runSettings ? [{ settings: runSettings, status: run }] : [];
  const alike = [...history.past, ...current].filter(
    (one) => isWhole(one) && sizeKeys.every((key) => one.settings[key] === settings[key]),
  );
  return new Map(alike.map(({ status }) => [status.gradient, status.elapsedSeconds / status.epoch]));
}

/** Returns whether epochs have been completed, all of them by one method. @param {{ status: RunStatus }} run */
function isWhole({ status }) {
  return status.epoch > 0 && status.stepInEpoch === 0 && !status.gradientSince;
}

/**
 * @param {{ secondsPerEpoch: number }} stepCost
 * @param {number|undefined} seconds seconds that an epoch took, if one has been run
 */
export function formatEpoch({ secondsPerEpoch }, seconds) {
  return seconds === undefined
    ? `${formatDuration(secondsPerEpoch)} (projected)`
    : `${formatDuration(seconds)} (run, with its measuring)`;
}
