import { opacityAt } from './run-curves.js';
import { formatRuns } from './run-text.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 *
 * @typedef {object} ListedRun
 * @property {number} id
 * @property {string} name as the visitor called it, or ''
 * @property {string} text a short description of the run
 * @property {boolean} hidden
 * @property {boolean} current
 * @property {number} opacity of its curves
 * @property {import('../../worker/protocol.js').RunStatus} status
 */

/** Lists this visit's runs, the current one first. @param {State} state @returns {ListedRun[]} */
export function listedRuns({ run, runSettings, history }) {
  const past = history.past.map((ended, i) => ({
    ...ended,
    current: false,
    opacity: opacityAt(history.past.length - i),
  }));
  const { currentId: id, currentName: name } = history;
  const front =
    run && runSettings
      ? [{ id, name, hidden: false, current: true, opacity: 1, status: run, settings: runSettings }]
      : [];
  const runs = [...front, ...past.reverse()];
  const texts = formatRuns(runs.map(({ settings }) => settings));
  return runs.map((each, i) => ({ ...each, text: texts[i] }));
}

/** Returns the name of a run, or its description if it has none. @param {ListedRun} run */
export const calledRun = ({ name, text }) => name || text;
