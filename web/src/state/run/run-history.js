import { emptyCurves, thinned } from './curves.js';

/**
 * The earlier runs of this visit, with the names that the visitor gave them and whether they are hidden.
 *
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../../worker/protocol.js').RunStatus} RunStatus
 * @typedef {import('./curves.js').Curves} Curves
 * @typedef {import('./curves.js').CurveSet} CurveSet
 *
 * @typedef {object} PastRun
 * @property {number} id counted from 1 in the order in which they started
 * @property {string} name '' = the run is named by its settings
 * @property {boolean} hidden
 * @property {Settings} settings
 * @property {RunStatus} status as it ended
 * @property {Curves} curves
 * @property {Curves} faint the same with few points, to be drawn behind others
 *
 * @typedef {object} RunHistory
 * @property {PastRun[]} past the oldest first
 * @property {number} currentId of the run under way, or of the next one
 * @property {string} currentName
 */

/** Enough for a line behind others; a dozen of them have to be drawn within a frame. */
const faintPoints = 160;

/** A visit may be of hours, and a run's curves take up to a megabyte. */
export const mostRuns = 50;

/** @returns {RunHistory} */
export function emptyHistory() {
  return { past: [], currentId: 1, currentName: '' };
}

/**
 * Returns the history with a run that has ended. A run without measurements is not added.
 * @param {RunHistory} history
 * @param {{ run: RunStatus|null, settings: Settings|null, curves: Curves }} ended
 * @returns {RunHistory}
 */
export function withEnded(history, { run, settings, curves }) {
  if (!run || !settings || curves.byStep.trainLoss.length === 0) return history;
  const { past, currentId: id, currentName: name } = history;
  const ended = {
    id,
    name,
    hidden: false,
    settings,
    status: run,
    curves,
    faint: faintly(curves),
  };
  return { past: withoutOldest([...past, ended]), currentId: id + 1, currentName: '' };
}

/** Returns as many runs as are kept: the oldest one without a name goes first. @param {PastRun[]} past */
function withoutOldest(past) {
  if (past.length <= mostRuns) return past;
  const [oldest] = [...past.filter(({ name }) => name === ''), ...past];
  return past.filter((run) => run !== oldest);
}

/** @param {RunHistory} history @param {number} id @param {string} name @returns {RunHistory} */
export function renamed(history, id, name) {
  if (id === history.currentId) return { ...history, currentName: name };
  return { ...history, past: history.past.map((run) => (run.id === id ? { ...run, name } : run)) };
}

/** @param {RunHistory} history @param {number} id @param {boolean} hidden @returns {RunHistory} */
export function withHidden(history, id, hidden) {
  return { ...history, past: history.past.map((run) => (run.id === id ? { ...run, hidden } : run)) };
}

/** @param {RunHistory} history @param {number} id @returns {RunHistory} */
export function without(history, id) {
  return { ...history, past: history.past.filter((run) => run.id !== id) };
}

/** Creates the actions on the runs of this visit. @param {import('../data/data-choice.js').Store} store */
export const createRunList = ({ dispatch }) => ({
  /** @param {number} id @param {string} name '' for a run that is named by its settings */
  name: (id, name) => dispatch({ type: 'run-named', id, name }),
  /** @param {number} id @param {boolean} hidden */
  hide: (id, hidden) => dispatch({ type: 'run-hidden', id, hidden }),
  /** @param {number} id */
  remove: (id) => dispatch({ type: 'run-removed', id }),
});

/** @param {Curves} curves @returns {Curves} */
function faintly(curves) {
  const few = (/** @type {CurveSet} */ set) =>
    Object.fromEntries(Object.entries(set).map(([name, curve]) => [name, thinned(curve, faintPoints)]));
  const faint = Object.entries(curves).map(([abscissa, set]) => [abscissa, few(set)]);
  return { ...emptyCurves(), ...Object.fromEntries(faint) };
}
