import { defaultSettings } from '../config/hyper-parameters.js';
import { emptyCurves, extended, truncated } from './curves.js';

/**
 * @typedef {import('../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../worker/protocol.js').DatasetSummary} DatasetSummary
 * @typedef {import('../worker/protocol.js').LoadingProgress} LoadingProgress
 * @typedef {import('../worker/protocol.js').NetworkDescription} NetworkDescription
 * @typedef {import('../worker/protocol.js').Prediction} Prediction
 * @typedef {import('../worker/protocol.js').Price} Price
 * @typedef {import('../worker/protocol.js').Progress} Progress
 * @typedef {import('../worker/protocol.js').RunStatus} RunStatus
 * @typedef {import('../worker/protocol.js').Snapshot} Snapshot
 * @typedef {import('../worker/protocol.js').Which} Which
 * @typedef {import('./curves.js').Curves} Curves
 *
 * @typedef {'data'|'network'|'training'|'draw'|'page'} Place
 * @typedef {object} Notice
 * @property {number} id
 * @property {Place} where
 * @property {'error'|'warning'|'info'} kind
 * @property {string} text
 * @property {string[]} details
 * @property {string} topic a newer notice on the same topic replaces this one
 *
 * @typedef {'loading'|'idle'|'training'|'paused'|'done'|'error'} Status
 * @typedef {{ train: DatasetSummary|null, test: DatasetSummary|null, loading: LoadingProgress|null }} DataState
 *
 * @typedef {object} State
 * @property {Settings} settings
 * @property {Notice[]} notices
 * @property {Status} status
 * @property {{ variant: string, threads: number }|null} backend
 * @property {DataState} data
 * @property {NetworkDescription|null} network
 * @property {{ pending: true }|Price|null} price
 * @property {RunStatus|null} run
 * @property {{ settings: Settings, train: DatasetSummary|null, test: DatasetSummary|null }|null} begunWith what the run was started from
 * @property {boolean} pendingReset whether settings or data have changed in a way only a new run can take up
 * @property {Curves} curves
 * @property {Prediction|null} prediction
 * @property {boolean} failed whether the worker is gone for good
 *
 * @typedef {{ type: 'settings', settings: Partial<Settings> }
 *   | { type: 'notice', notice: Notice }
 *   | { type: 'dismiss', id: number }
 *   | { type: 'settled', topic: string }
 *   | { type: 'ready', backend: { variant: string, threads: number } }
 *   | { type: 'failed' }
 *   | { type: 'loading', loading: LoadingProgress|null }
 *   | { type: 'data', which: Which, summary: DatasetSummary|null }
 *   | { type: 'network', network: NetworkDescription }
 *   | { type: 'price', price: { pending: true }|Price|null }
 *   | { type: 'started', status: RunStatus }
 *   | { type: 'progress', progress: Progress }
 *   | { type: 'restored', status: RunStatus }
 *   | { type: 'reset' }
 *   | { type: 'prediction', prediction: Prediction|null }} Action
 */

/** Settings a run is built from; the others apply to a live run at once or do not concern it. */
const foundations = /** @type {const} */ (['preset', 'layers', 'loss', 'init', 'batch', 'seed']);

/** @param {Settings} [settings] @returns {State} */
export function initialState(settings = defaultSettings()) {
  return {
    settings,
    notices: [],
    status: 'loading',
    backend: null,
    data: { train: null, test: null, loading: null },
    network: null,
    price: null,
    run: null,
    begunWith: null,
    pendingReset: false,
    curves: emptyCurves(),
    prediction: null,
    failed: false,
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
      return { ...state, settings: { ...state.settings, ...action.settings } };
    case 'notice':
      return { ...state, notices: [...withoutTopic(state, action.notice.topic), action.notice] };
    case 'dismiss':
      return { ...state, notices: state.notices.filter((notice) => notice.id !== action.id) };
    case 'settled':
      return settled(state, action.topic);
    case 'ready':
      return { ...state, backend: action.backend };
    case 'failed':
      return { ...state, failed: true };
    case 'loading':
      return { ...state, data: { ...state.data, loading: action.loading } };
    case 'data':
      return { ...state, data: { ...state.data, [action.which]: action.summary } };
    case 'network':
      return { ...state, network: action.network };
    case 'price':
      return { ...state, price: action.price };
    case 'started':
      return { ...state, run: action.status, begunWith: foundationsOf(state), curves: emptyCurves() };
    case 'progress':
      return { ...state, run: action.progress.status, curves: withProgress(state.curves, action.progress) };
    case 'restored':
      return { ...state, run: action.status, curves: takenBackTo(state.curves, action.status) };
    case 'reset':
      return { ...state, run: null, begunWith: null, curves: emptyCurves(), prediction: undecided(state.prediction) };
    case 'prediction':
      return { ...state, prediction: action.prediction };
  }
}

/** @param {State} state @returns {Status} */
function statusOf({ failed, run, backend, data }) {
  if (failed) return 'error';
  if (run) return run.phase;
  return backend && !data.loading ? 'idle' : 'loading';
}

/** @param {State} state */
function foundationsOf({ settings, data }) {
  return { settings, train: data.train, test: data.test };
}

/** @param {State} state */
function isOutdated({ begunWith, settings, data }) {
  if (!begunWith) return false;
  if (begunWith.train !== data.train || begunWith.test !== data.test) return true;
  return foundations.some((key) => begunWith.settings[key] !== settings[key]);
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

/** A drawing outlives the network that judged it. @param {Prediction|null} prediction @returns {Prediction|null} */
function undecided(prediction) {
  return prediction && { ...prediction, digit: null, outputs: null };
}

/** @param {Curves} curves @param {Progress} progress @returns {Curves} */
function withProgress({ byStep, byEpoch }, { firstStep, losses, accuracies, epochs, tests }) {
  const ofStep = (/** @type {Float32Array} */ values) => Array.from(values, (y, i) => ({ x: firstStep + i, y }));
  const atEpochEnds = tests.flatMap(({ epoch, loss, accuracy }) => (epoch === null ? [] : [{ epoch, loss, accuracy }]));
  return {
    byStep: {
      trainLoss: extended(byStep.trainLoss, ofStep(losses)),
      trainAccuracy: extended(byStep.trainAccuracy, ofStep(accuracies)),
      testLoss: extended(byStep.testLoss, tests.map(({ step, loss }) => ({ x: step, y: loss }))),
      testAccuracy: extended(byStep.testAccuracy, tests.map(({ step, accuracy }) => ({ x: step, y: accuracy }))),
    },
    byEpoch: {
      trainLoss: extended(byEpoch.trainLoss, epochs.map(({ epoch, loss }) => ({ x: epoch, y: loss }))),
      trainAccuracy: extended(byEpoch.trainAccuracy, epochs.map(({ epoch, accuracy }) => ({ x: epoch, y: accuracy }))),
      testLoss: extended(byEpoch.testLoss, atEpochEnds.map(({ epoch, loss }) => ({ x: epoch, y: loss }))),
      testAccuracy: extended(byEpoch.testAccuracy, atEpochEnds.map(({ epoch, accuracy }) => ({ x: epoch, y: accuracy }))),
    },
  };
}

/**
 * The curves without what lies after a restored step. A mini-batch is measured before its update, so its abscissa stays below the step;
 * a test is measured after, and may lie on it.
 * @param {Curves} curves
 * @param {RunStatus} status
 * @returns {Curves}
 */
function takenBackTo({ byStep, byEpoch }, { step, epoch }) {
  const before = (/** @type {number} */ x) => x < step;
  const upToStep = (/** @type {number} */ x) => x <= step;
  const upToEpoch = (/** @type {number} */ x) => x <= epoch;
  return {
    byStep: {
      trainLoss: truncated(byStep.trainLoss, before),
      trainAccuracy: truncated(byStep.trainAccuracy, before),
      testLoss: truncated(byStep.testLoss, upToStep),
      testAccuracy: truncated(byStep.testAccuracy, upToStep),
    },
    byEpoch: {
      trainLoss: truncated(byEpoch.trainLoss, upToEpoch),
      trainAccuracy: truncated(byEpoch.trainAccuracy, upToEpoch),
      testLoss: truncated(byEpoch.testLoss, upToEpoch),
      testAccuracy: truncated(byEpoch.testAccuracy, upToEpoch),
    },
  };
}
