import { defaultSettings } from '../../config/hyper-parameters.js';
import { emptyCurves } from './curves.js';
import { differingKeys, liveKeys, settingsOf } from './run-choice.js';
import { truncatedCurves, withProgress } from './run-curves.js';
import { emptyHistory, renamed, withEnded, withHidden, without } from './run-history.js';

/**
 * The run in the page's state, with the runs before it and the cost of a step.
 *
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../../worker/protocol.js').DatasetSummary} DatasetSummary
 * @typedef {import('../../worker/protocol.js').KeptRunSummary} KeptRunSummary
 * @typedef {import('../../worker/protocol.js').NetworkDescription} NetworkDescription
 * @typedef {import('../../worker/protocol.js').Nudge} Nudge
 * @typedef {import('../../worker/protocol.js').Progress} Progress
 * @typedef {import('../../worker/protocol.js').RunStatus} RunStatus
 * @typedef {import('../../worker/protocol.js').StepCost} StepCost
 * @typedef {import('../data/data-reducer.js').MyDigitsSummary} MyDigitsSummary
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('../reducer.js').Action} Action
 * @typedef {import('./curves.js').Curves} Curves
 *
 * @typedef {object} RunState
 * @property {{ pending: true }|StepCost|null} stepCost of the chosen gradient method
 * @property {Record<string, StepCost>} wayCosts those measured for the same network and data, by gradient method
 * @property {RunStatus|null} run
 * @property {Nudge|null} nudge the last one of the unfinished step, if the method nudges one parameter at a time
 * @property {Settings|null} runSettings of the run, from the configuration that the worker reports; those of the form may differ
 * @property {{ network: NetworkDescription|null, train: DatasetSummary|null, test: DatasetSummary|null, mine: MyDigitsSummary }|null} runInputs what the run was started from
 * @property {Curves} curves
 * @property {import('./run-history.js').RunHistory} history
 * @property {KeptRunSummary[]} keptRuns of earlier visits, the latest first
 *
 * @typedef {{ type: 'step-cost', stepCost: { pending: true }|StepCost|null, wayCosts: Record<string, StepCost> }
 *   | { type: 'started', status: RunStatus, curves?: Curves }
 *   | { type: 'kept-runs', runs: KeptRunSummary[] }
 *   | { type: 'progress', progress: Progress }
 *   | { type: 'restored', status: RunStatus }
 *   | { type: 'reset' }
 *   | { type: 'run-named', id: number, name: string }
 *   | { type: 'run-hidden', id: number, hidden: boolean }
 *   | { type: 'run-removed', id: number }} RunAction
 */

/** @returns {RunState} */
export const noRun = () => ({
  stepCost: null,
  wayCosts: {},
  run: null,
  nudge: null,
  runSettings: null,
  runInputs: null,
  curves: emptyCurves(),
  history: emptyHistory(),
  keptRuns: [],
});

/** @param {State} state @param {Action} action @returns {Partial<State>|null} what changes */
export function runReducer(state, action) {
  switch (action.type) {
    case 'step-cost':
      return { stepCost: action.stepCost, wayCosts: action.wayCosts };
    case 'started':
      return {
        ...withStatus(state, action.status),
        nudge: null,
        runInputs: runInputsOf(state),
        curves: { ...emptyCurves(), ...action.curves },
      };
    case 'progress':
      return {
        ...withStatus(state, action.progress.status),
        nudge: action.progress.nudge && action.progress.nudge.parameter >= 0 ? action.progress.nudge : null,
        curves: withProgress(state.curves, action.progress, state.run?.elapsedSeconds ?? 0),
      };
    case 'restored':
      return { ...withStatus(state, action.status), curves: truncatedCurves(state.curves, action.status) };
    case 'reset':
      return {
        run: null,
        nudge: null,
        runSettings: null,
        runInputs: null,
        curves: emptyCurves(),
        history: ended(state),
      };
    case 'run-named':
      return { history: renamed(state.history, action.id, action.name) };
    case 'run-hidden':
      return { history: withHidden(state.history, action.id, action.hidden) };
    case 'run-removed':
      return { history: without(state.history, action.id) };
    case 'kept-runs':
      return { keptRuns: action.runs };
    default:
      return null;
  }
}

/** @param {State} state */
function ended({ history, run, runSettings, curves }) {
  return withEnded(history, { run, settings: runSettings, curves });
}

/**
 * Returns a run's status, with the settings that its configuration amounts to.
 * @param {State} state
 * @param {RunStatus} run
 */
function withStatus({ runSettings }, run) {
  const settings = { ...defaultSettings(), ...settingsOf(run.config) };
  const isSame = runSettings && differingKeys(runSettings, settings).length === 0;
  return { run, runSettings: isSame ? runSettings : settings };
}

/** @param {State} state */
function runInputsOf({ network, data }) {
  return { network, train: data.train, test: data.test, mine: data.mine };
}

/**
 * Returns whether settings or data differ from the run's in a way that takes effect only in a new run. Nothing takes
 * effect in a finished one.
 * @param {State} state
 */
export function isOutdated({ run, runSettings, runInputs, settings, data }) {
  if (!run || !runSettings || !runInputs) return false;
  if (runInputs.train !== data.train || runInputs.test !== data.test) return true;
  if (settings.mine !== 'none' && runInputs.mine !== data.mine) return true;
  const differing = differingKeys(settings, runSettings);
  return differing.some((key) => run.phase === 'done' || !liveKeys.includes(key));
}
