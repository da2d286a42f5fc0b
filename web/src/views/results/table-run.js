import { html } from 'lit-html';
import { budgets } from '../../config/race-lanes.js';
import { estimate, patienceOf } from '../../state/results/table-run.js';
import { missingBackends, openCells } from '../../state/results/table-run-control.js';
import { formatCount, formatDuration } from '../controls/format.js';
import { progressBar } from '../controls/progress-bar.js';
import { radioRow } from '../controls/radio-row.js';
import { throttled } from '../page/throttled-text.js';
import { cellTitle, datasetNames, describeShare } from './result-text.js';
import { tableScope } from './table-scope.js';

/**
 * The "Run the table" controls: the time limit for each cell, the total time, and the progress.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/results/results.js').Result} Result
 * @typedef {import('../../state/results/table-run-reducer.js').CellRun} CellRun
 * @typedef {import('../../state/results/table-run-reducer.js').CellToRun} CellToRun
 * @typedef {import('../../state/results/table-run-reducer.js').TableRunState} TableRunState
 *
 * @typedef {object} TableRunLocal
 * @property {string} budget
 * @property {import('./table-scope.js').Scope} scope
 * @property {import('../../peers/tensorflow-backends.js').Graphics} graphics
 *
 * @typedef {object} TableRunActions
 * @property {(budget: string) => void} chooseBudget
 * @property {(kind: keyof import('./table-scope.js').Scope, values: string[]) => void} toggle
 * @property {() => void} startOrPause
 * @property {() => void} end
 */

/** @param {TableRunState} tableRun */
const isUnderWay = ({ phase }) => phase === 'running' || phase === 'paused';

/** @param {TableRunState} tableRun @returns {CellRun|undefined} */
export const runningCell = ({ cells }) => cells.find(({ phase }) => phase === 'running');

/** @param {CellRun[]} cells */
const countSettled = (cells) => cells.filter(({ phase }) => phase === 'done' || phase === 'failed').length;

/** Describes what a run of the table would do. @param {State} state @param {CellToRun[]} left @param {string} budget @param {Result[]} results */
function formatPlan({ settings: { dataset }, data }, left, budget, results) {
  const images = datasetNames[dataset];
  if (!data.train) return 'There are no images to train on yet.';
  if (left.length === 0) return `Every selected cell that can run here has been measured on ${images}.`;
  const { expected, most } = estimate(left, Number(budget), results, dataset);
  const time =
    expected < most
      ? `about ${formatDuration(expected)}, at most ${formatDuration(most)}`
      : `about ${formatDuration(most)}`;
  const cells = left.length === 1 ? 'One cell has' : `${formatCount(left.length)} cells have`;
  return `${cells} not been measured on this machine with ${images} (${formatCount(data.train.size)} images): ${time}.`;
}

/** Describes how cells are run. @param {TableRunLocal} local */
const formatConditions = ({ budget, graphics }) =>
  [
    'A run that takes longer is projected from the share that was run.',
    `A cell that has made no step after ${formatDuration(patienceOf(Number(budget)))} is abandoned.`,
    'Each cell has one thread. A run of this page keeps running and would slow the cells down.',
    ...missingBackends(graphics),
  ].join(' ');

/** @param {TableRunState} tableRun */
function formatProgress(tableRun) {
  const { cells, phase } = tableRun;
  const current = runningCell(tableRun);
  const at = current
    ? `${cellTitle({ network: current.network, implementation: current.offer.id })}: ${describeShare(current.share)} of its run in ${formatDuration(current.seconds)}.`
    : '';
  return `${phase === 'paused' ? 'Paused. ' : ''}${formatCount(countSettled(cells))} of ${formatCount(cells.length)} cells. ${at}`;
}

/** Returns the share of the cells that is done. @param {TableRunState} tableRun */
function progressOf(tableRun) {
  const { cells, budget } = tableRun;
  const current = (runningCell(tableRun)?.seconds ?? 0) / (budget || 1);
  return cells.length === 0 ? 0 : (countSettled(cells) + current) / cells.length;
}

/**
 * @param {State} state
 * @param {TableRunLocal & { tableRun: TableRunState }} local
 * @param {Result[]} results
 * @param {TableRunActions} actions
 */
export function tableRunControls(state, local, results, { chooseBudget, toggle, startOrPause, end }) {
  const { tableRun, budget, scope, graphics } = local;
  const busy = isUnderWay(tableRun);
  const left = openCells(results, state.settings.dataset, scope, graphics);
  const label = { running: 'Pause', paused: 'Resume' }[/** @type {string} */ (tableRun.phase)] ?? 'Run the table';
  const cannotStart = !busy && (left.length === 0 || !state.data.train);
  const budgetRow = {
    name: 'table-budget',
    label: 'Time limit for each cell',
    testid: 'table-budget',
    choose: chooseBudget,
  };
  const words = busy ? formatProgress(tableRun) : formatPlan(state, left, budget, results);
  return html`<div class="table-run">
    <div class="table-run-controls">
      <span class="field-label">${budgetRow.label}</span>
      ${radioRow(budgetRow, budgets, budget)}
      <button
        type="button"
        class="button button-primary"
        data-testid="table-start"
        ?disabled=${cannotStart}
        @click=${startOrPause}
      >
        ${label}
      </button>
      <button type="button" class="button" data-testid="table-end" ?disabled=${!busy} @click=${end}>End</button>
    </div>
    <p class="note table-run-words" aria-hidden="true" data-testid="table-words">${words}</p>
    <p class="only-read-aloud" role="status">${throttled(words)}</p>
    ${progressBar(progressOf(tableRun), { label: 'Cells of the table', testid: 'table-progress' })}
    ${tableScope(scope, { locked: busy, toggle }, formatConditions(local))}
    <ul class="note">
      ${tableRun.cells
        .filter(({ why }) => why)
        .map(({ network, offer, why }) => html`<li>${cellTitle({ network, implementation: offer.id })}: ${why}</li>`)}
    </ul>
  </div>`;
}
