import { controls } from '../../config/hyper-parameters.js';
import { formatCount, formatPercent } from '../controls/format.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../worker/protocol.js').RunStatus} RunStatus
 */

/**
 * Returns how much of a run is done, from 0 to 1; an unfinished step counts by its share.
 * @param {RunStatus | null} run
 */
export function progressFraction(run) {
  if (!run) return 0;
  if (run.epoch >= run.epochs) return 1;
  return (run.epoch + (run.stepInEpoch + run.stepFraction) / run.stepsPerEpoch) / run.epochs;
}

/** @param {State} state */
function formatLoading({ backend, data }) {
  if (!backend) return 'Loading the core…';
  return data.loading ? 'Loading the data…' : 'Getting ready…';
}

/** @param {State} state */
function formatIdle({ data }) {
  if (!data.train) return 'Choose training data to begin.';
  return data.test ? 'Ready.' : 'Ready. Without a test set, only training accuracy is measured.';
}

/** @param {RunStatus} run */
function formatStopped({ epoch, bestEpoch, bestAccuracy }) {
  const waited = epoch - bestEpoch;
  const reason = `no improvement on the validation set for ${formatCount(waited)} ${waited === 1 ? 'epoch' : 'epochs'}`;
  return `Stopped after epoch ${formatCount(epoch)}: ${reason}; the weights of epoch ${formatCount(bestEpoch)} (${formatPercent(bestAccuracy)}) are back.`;
}

/**
 * Describes a run's state briefly. The text changes once an epoch, since screen readers announce it.
 * @param {State} state
 */
export function formatStatus(state) {
  const { status, run } = state;
  if (status === 'error') return 'Stopped by an error.';
  if (status === 'loading') return formatLoading(state);
  if (status === 'idle' || !run) return formatIdle(state);
  const epoch = `epoch ${formatCount(Math.min(run.epoch + 1, run.epochs))} of ${formatCount(run.epochs)}`;
  if (status === 'training') return `Training, ${epoch}.`;
  if (status === 'paused') return `Paused in ${epoch}, after step ${formatCount(run.step)}.`;
  if (run.stoppedEarly) return formatStopped(run);
  const result = run.testAccuracy === null ? '' : `: ${formatPercent(run.testAccuracy)} correct on test data`;
  return `Done after ${formatCount(run.epoch)} ${run.epoch === 1 ? 'epoch' : 'epochs'}${result}.`;
}

/**
 * Describes the run in front in one line, by its own configuration, or what the next one would be if there is none.
 * @param {State} state
 */
export function formatSetUp(state) {
  const settings = state.runSettings ?? state.settings;
  const optionLabel = (/** @type {string} */ key, /** @type {string} */ value) =>
    controls[key].options?.find((option) => option.value === value)?.label ?? value;
  const network = settings.layers || optionLabel('preset', settings.preset);
  const gradient = optionLabel('gradient', settings.gradient);
  return `${network} · ${gradient} · learning rate ${settings.lr} · batch ${settings.batch}`;
}

/** Returns the gradient method whose colour a run is shown in. @param {State} state */
export const methodOf = ({ run, settings }) => run?.gradient ?? settings.gradient;

/** Returns whether the current run, or else the next one, holds rows back for validation. @param {State} state */
export const validates = ({ runSettings, settings }) => (runSettings ?? settings).validation > 0;
