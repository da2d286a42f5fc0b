import { defaultSettings } from '../config/hyper-parameters.js';
import { dataReducer, emptyData } from './data/data-reducer.js';
import { predictionReducer } from './draw/prediction-reducer.js';
import { guideReducer, noGuide } from './guide.js';
import { networkReducer, noNetwork } from './network/network-reducer.js';
import { noticesReducer } from './notices.js';
import { resultsReducer } from './results/results.js';
import { isOutdated, noRun, runReducer } from './run/run-reducer.js';

/**
 * The page's state, which the reducers of its nouns change. The slices `race`, `tableRun` and `lab` are added by the
 * controllers of their panels, which are downloaded later.
 *
 * @typedef {import('../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../worker/protocol.js').Backend} Backend
 * @typedef {import('./notices.js').Notice} Notice
 * @typedef {'loading'|'idle'|'training'|'paused'|'done'|'error'} Status
 *
 * @typedef {object} PageState
 * @property {Settings} settings
 * @property {Notice[]} notices
 * @property {Status} status
 * @property {Backend|null} backend
 * @property {import('./data/data-reducer.js').DataState} data
 * @property {boolean} pendingReset whether settings or data have changed in a way that takes effect only in a new run
 * @property {import('../worker/protocol.js').Prediction|null} prediction
 * @property {import('./results/results.js').Result[]} results of training, from this visit and elsewhere
 * @property {import('./guide.js').Guide} guide the guided first visit
 * @property {boolean} failed whether the worker has failed and cannot be restarted
 * @property {import('./race/race.js').Race|null} race null before its panel is first opened, as the next two
 * @property {import('./results/table-run-reducer.js').TableRunState|null} tableRun
 * @property {import('./gradients/gradient-lab.js').LabState|null} lab
 *
 * @typedef {PageState & import('./network/network-reducer.js').NetworkState & import('./run/run-reducer.js').RunState} State
 *
 * @typedef {{ type: 'settings', settings: Partial<Settings> }
 *   | { type: 'ready', backend: Backend }
 *   | { type: 'failed' }
 *   | import('./notices.js').NoticeAction
 *   | import('./data/data-reducer.js').DataAction
 *   | import('./network/network-reducer.js').NetworkAction
 *   | import('./run/run-reducer.js').RunAction
 *   | import('./draw/prediction-reducer.js').PredictionAction
 *   | import('./guide.js').GuideAction
 *   | import('./results/results.js').ResultsAction
 *   | import('./results/table-run-reducer.js').TableRunAction
 *   | import('./race/race-reducer.js').RaceAction
 *   | import('./gradients/lab-reducer.js').LabAction} Action
 */

/** @param {Settings} [settings] @returns {State} */
export function initialState(settings = defaultSettings()) {
  return {
    settings,
    notices: [],
    status: 'loading',
    backend: null,
    data: emptyData(),
    ...noNetwork(),
    ...noRun(),
    pendingReset: false,
    prediction: null,
    results: [],
    guide: noGuide(),
    failed: false,
    race: null,
    tableRun: null,
    lab: null,
  };
}

/** Each returns what an action changes in the state before it, or null. */
const reducers = [
  pageReducer,
  noticesReducer,
  dataReducer,
  networkReducer,
  runReducer,
  predictionReducer,
  resultsReducer,
  guideReducer,
];

/** @param {State} state @param {Action} action @returns {State} */
export function reducer(state, action) {
  const changes = reducers.map((each) => each(state, action)).filter((change) => change !== null);
  if (changes.length === 0) return state;
  const next = Object.assign({}, state, ...changes);
  return { ...next, status: statusOf(next), pendingReset: isOutdated(next) };
}

/** @param {State} state @param {Action} action @returns {Partial<State>|null} what changes */
function pageReducer({ settings }, action) {
  switch (action.type) {
    case 'settings':
      return { settings: { ...settings, ...action.settings } };
    case 'ready':
      return { backend: action.backend };
    case 'failed':
      return { failed: true };
    default:
      return null;
  }
}

/** @param {State} state @returns {Status} */
function statusOf({ failed, run, backend, data }) {
  if (failed) return 'error';
  if (run) return run.phase;
  return backend && !data.loading ? 'idle' : 'loading';
}
