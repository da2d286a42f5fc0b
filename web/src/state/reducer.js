import { defaultSettings } from '../config/hyper-parameters.js';
import { emptyCurves } from './run/curves.js';
import { guideReducer, noGuide } from './guide.js';
import { differingKeys, liveKeys, settingsOf } from './run/run-choice.js';
import { truncatedCurves, withProgress } from './run/run-curves.js';
import { resultsReducer } from './results/results.js';
import { emptyHistory, renamed, withEnded, withHidden, without } from './run/run-history.js';

/**
 * @typedef {import('../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../worker/protocol.js').DatasetSummary} DatasetSummary
 * @typedef {import('../worker/protocol.js').LoadingProgress} LoadingProgress
 * @typedef {import('../worker/protocol.js').NetworkDescription} NetworkDescription
 * @typedef {import('../worker/protocol.js').Prediction} Prediction
 * @typedef {import('../worker/protocol.js').StepCost} StepCost
 * @typedef {import('../worker/protocol.js').Progress} Progress
 * @typedef {import('../worker/protocol.js').RunStatus} RunStatus
 * @typedef {import('../worker/protocol.js').Snapshot} Snapshot
 * @typedef {import('../worker/protocol.js').StoredSet} StoredSet
 * @typedef {import('../worker/protocol.js').Split} Split
 * @typedef {import('./run/curves.js').Curves} Curves
 *
 * @typedef {'data'|'network'|'training'|'draw'|'page'} Place
 * @typedef {object} Notice
 * @property {number} id
 * @property {Place} where
 * @property {'error'|'warning'|'info'} kind
 * @property {string} text
 * @property {string[]} details
 * @property {string} topic a newer notice on the same topic replaces this one
 * @property {'reload'} [action] that the notice offers as a button
 *
 * @typedef {'loading'|'idle'|'training'|'paused'|'done'|'error'} Status
 *
 * @typedef {object} DataState
 * @property {DatasetSummary|null} train
 * @property {DatasetSummary|null} test
 * @property {LoadingProgress|null} loading
 * @property {string|null} sorted says which opened file is used for what, and why
 * @property {'unknown'|'stored'|'not-stored'} mnist
 * @property {{ bytes: number, sets: Pick<StoredSet, 'id'|'name'|'bytes'>[], persisted: boolean|null }|null} stored null if unknown, or if the
 *   browser stores nothing; `persisted`: whether the browser has promised not to delete it, null if it cannot be asked
 * @property {string[]} classNames of the data set in use
 * @property {import('../worker/protocol.js').SplitCounts|null} split of the training set, by the validation share
 * @property {MyDigitsSummary} mine
 * @typedef {{ size: number, classCounts: number[], labels: number[], version: number }} MyDigitsSummary `version` goes up with each change
 *
 * @typedef {object} State
 * @property {Settings} settings
 * @property {Notice[]} notices
 * @property {Status} status
 * @property {import('../worker/protocol.js').Backend|null} backend
 * @property {DataState} data
 * @property {NetworkDescription|null} network
 * @property {import('./network/network-draft.js').Draft|null} draft the network in the editor
 * @property {{ pending: true }|StepCost|null} stepCost of the chosen gradient method
 * @property {Record<string, StepCost>} wayCosts those measured for the same network and data, by gradient method
 * @property {RunStatus|null} run
 * @property {import('../worker/protocol.js').Nudge|null} nudge the last one of the unfinished step, if the method nudges one parameter at a time
 * @property {Settings|null} runSettings of the run, from the configuration that the worker reports; those of the form may differ
 * @property {{ network: NetworkDescription|null, train: DatasetSummary|null, test: DatasetSummary|null, mine: MyDigitsSummary }|null} runInputs what the run was started from
 * @property {boolean} pendingReset whether settings or data have changed in a way that takes effect only in a new run
 * @property {Curves} curves
 * @property {import('./run/run-history.js').RunHistory} history
 * @property {Prediction|null} prediction
 * @property {import('../worker/protocol.js').OpenedModel|null} model opened from a file: it makes the predictions until a run has made a step
 * @property {import('../worker/protocol.js').OpenedModel|null} pretrained comes with the page: it makes the predictions if there is no other network
 * @property {import('../worker/protocol.js').KeptRunSummary[]} keptRuns of earlier visits, the latest first
 * @property {import('./results/results.js').Result[]} results of training, from this visit and elsewhere
 * @property {import('./guide.js').Guide} guide the guided first visit
 * @property {boolean} failed whether the worker has failed and cannot be restarted
 *
 * @typedef {{ type: 'settings', settings: Partial<Settings> }
 *   | { type: 'notice', notice: Notice }
 *   | { type: 'dismiss', id: number }
 *   | { type: 'settled', topic: string }
 *   | { type: 'ready', backend: import('../worker/protocol.js').Backend }
 *   | { type: 'failed' }
 *   | { type: 'loading', loading: LoadingProgress|null }
 *   | { type: 'data', split: Split, summary: DatasetSummary|null }
 *   | { type: 'data-facts', facts: Partial<DataState> }
 *   | { type: 'network', network: NetworkDescription }
 *   | { type: 'draft', draft: import('./network/network-draft.js').Draft }
 *   | { type: 'step-cost', stepCost: { pending: true }|StepCost|null, wayCosts: Record<string, StepCost> }
 *   | { type: 'started', status: RunStatus, curves?: Curves }
 *   | { type: 'model', model: import('../worker/protocol.js').OpenedModel|null }
 *   | { type: 'pretrained', model: import('../worker/protocol.js').OpenedModel }
 *   | { type: 'kept-runs', runs: import('../worker/protocol.js').KeptRunSummary[] }
 *   | { type: 'progress', progress: Progress }
 *   | { type: 'restored', status: RunStatus }
 *   | { type: 'reset' }
 *   | { type: 'run-named', id: number, name: string }
 *   | { type: 'run-hidden', id: number, hidden: boolean }
 *   | { type: 'run-removed', id: number }
 *   | { type: 'prediction', prediction: Prediction|null }
 *   | import('./guide.js').GuideAction
 *   | import('./results/results.js').ResultsAction} Action
 */

/** @param {Settings} [settings] @returns {State} */
export function initialState(settings = defaultSettings()) {
  return {
    settings,
    notices: [],
    status: 'loading',
    backend: null,
    data: emptyData(),
    network: null,
    draft: null,
    stepCost: null,
    wayCosts: {},
    run: null,
    nudge: null,
    runSettings: null,
    runInputs: null,
    pendingReset: false,
    curves: emptyCurves(),
    history: emptyHistory(),
    prediction: null,
    model: null,
    pretrained: null,
    keptRuns: [],
    results: [],
    guide: noGuide(),
    failed: false,
  };
}

/** The default names of the classes. */
export const digitNames = Array.from({ length: 10 }, (_, digit) => String(digit));

/** @returns {DataState} */
function emptyData() {
  const mine = { size: 0, classCounts: Array(10).fill(0), labels: [], version: 0 };
  return {
    train: null,
    test: null,
    loading: null,
    sorted: null,
    mnist: 'unknown',
    stored: null,
    classNames: digitNames,
    split: null,
    mine,
  };
}

/** @param {State} state @param {Action} action @returns {State} */
export function reducer(state, action) {
  const next = changed(state, action);
  if (next === state) return state;
  return { ...next, status: statusOf(next), pendingReset: isOutdated(next) };
}

/** @param {State} state @param {Action} action @returns {State} */
function changed(state, action) {
  switch (action.type) {
    case 'settings':
      return withSettings(state, action.settings);
    case 'notice':
      return { ...state, notices: [...withoutTopic(state, action.notice.topic), action.notice] };
    case 'dismiss':
      return { ...state, notices: state.notices.filter((notice) => notice.id !== action.id) };
    case 'settled':
      return settled(state, action.topic);
    case 'ready':
      return { ...state, backend: action.backend };
    case 'guide':
      return { ...state, guide: guideReducer(state.guide, action) };
    case 'failed':
      return { ...state, failed: true };
    case 'loading':
      return { ...state, data: { ...state.data, loading: action.loading } };
    case 'data':
      return { ...state, data: { ...state.data, [action.split]: action.summary } };
    case 'data-facts':
      return { ...state, data: { ...state.data, ...action.facts } };
    case 'network':
      return { ...state, network: action.network };
    case 'draft':
      return { ...state, draft: action.draft };
    case 'step-cost':
      return { ...state, stepCost: action.stepCost, wayCosts: action.wayCosts };
    case 'started':
      return {
        ...withRun(state, action.status),
        nudge: null,
        runInputs: runInputsOf(state),
        curves: { ...emptyCurves(), ...action.curves },
      };
    case 'progress':
      return {
        ...withRun(state, action.progress.status),
        nudge: action.progress.nudge && action.progress.nudge.parameter >= 0 ? action.progress.nudge : null,
        curves: withProgress(state.curves, action.progress, state.run?.elapsedSeconds ?? 0),
      };
    case 'restored':
      return { ...withRun(state, action.status), curves: truncatedCurves(state.curves, action.status) };
    case 'reset':
      return {
        ...state,
        run: null,
        nudge: null,
        runSettings: null,
        runInputs: null,
        curves: emptyCurves(),
        history: ended(state),
        prediction: undecided(state.prediction),
      };
    case 'run-named':
      return { ...state, history: renamed(state.history, action.id, action.name) };
    case 'run-hidden':
      return { ...state, history: withHidden(state.history, action.id, action.hidden) };
    case 'run-removed':
      return { ...state, history: without(state.history, action.id) };
    case 'model':
      return { ...state, model: action.model, prediction: undecided(state.prediction) };
    case 'pretrained':
      return { ...state, pretrained: action.model };
    case 'kept-runs':
      return { ...state, keptRuns: action.runs };
    case 'prediction':
      return { ...state, prediction: action.prediction };
    default:
      return { ...state, results: resultsReducer(state.results, action) };
  }
}

/**
 * Changes settings. Choosing another preset discards the draft.
 * @param {State} state
 * @param {Partial<Settings>} changes
 * @returns {State}
 */
function withSettings(state, changes) {
  const settings = { ...state.settings, ...changes };
  return { ...state, settings, draft: settings.preset === state.settings.preset ? state.draft : null };
}

/** @param {State} state @returns {Status} */
function statusOf({ failed, run, backend, data }) {
  if (failed) return 'error';
  if (run) return run.phase;
  return backend && !data.loading ? 'idle' : 'loading';
}

/** @param {State} state */
function ended({ history, run, runSettings, curves }) {
  return withEnded(history, { run, settings: runSettings, curves });
}

/** Puts in a run's status, with the settings that its configuration amounts to. @param {State} state @param {RunStatus} run */
function withRun(state, run) {
  const settings = { ...defaultSettings(), ...settingsOf(run.config) };
  const isSame = state.runSettings && differingKeys(state.runSettings, settings).length === 0;
  return { ...state, run, runSettings: isSame ? state.runSettings : settings };
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
function isOutdated({ run, runSettings, runInputs, settings, data }) {
  if (!run || !runSettings || !runInputs) return false;
  if (runInputs.train !== data.train || runInputs.test !== data.test) return true;
  if (settings.mine !== 'none' && runInputs.mine !== data.mine) return true;
  const differing = differingKeys(settings, runSettings);
  return differing.some((key) => run.phase === 'done' || !liveKeys.includes(key));
}

/** @param {State} state @param {string} topic */
function withoutTopic(state, topic) {
  return state.notices.filter((notice) => notice.topic !== topic);
}

/** @param {State} state @param {string} topic @returns {State} */
function settled(state, topic) {
  const notices = withoutTopic(state, topic);
  return notices.length === state.notices.length ? state : { ...state, notices };
}

/**
 * Returns the prediction without its answer, since the network that made it is gone; the drawing itself stays.
 * @param {Prediction|null} prediction
 * @returns {Prediction|null}
 */
function undecided(prediction) {
  return prediction && { ...prediction, digit: null, outputs: null };
}
