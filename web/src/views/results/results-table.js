import { html } from 'lit-html';
import { cannotRun, implementations, networkLabel, networks } from '../../config/comparison.js';
import { isProjected, reasonOf, resultsOfCell, says } from '../../state/results/result-cells.js';
import { notYet } from '../controls/format.js';
import { explanation } from '../controls/term.js';
import { formatAccuracy, cellTitle, describeShare, sourceNames, formatTime } from './result-text.js';

/**
 * @typedef {import('../../state/results/results.js').Result} Result
 * @typedef {import('../../state/results/table-run-reducer.js').CellRun} CellRun
 * @typedef {{ network: string, implementation: string }} Cell
 *
 * @typedef {object} ResultsTable
 * @property {Result[]} results
 * @property {string} data
 * @property {Cell|null} cell the chosen one
 * @property {CellRun|null} running
 */

/** Returns where the numbers of a cell come from, which determines its appearance. @param {Result} result */
const kindOf = ({ source }) =>
  source === 'this visit' || source === 'earlier visit' ? 'here' : source === 'reported' ? 'reported' : 'elsewhere';

/**
 * Returns a sentence for screen reader users.
 * @param {Cell} cell
 * @param {Result[]} found
 * @param {Result|undefined} first
 */
function describeCell(cell, found, first) {
  if (!first) return `${cellTitle(cell)}: ${reasonOf(found, cell)}`;
  const numbers = isProjected(first)
    ? `${formatTime(first)}, projected from ${describeShare(first.projected)} of the run`
    : `accuracy ${formatAccuracy(first)}, ${formatTime(first)}`;
  return `${cellTitle(cell)}: ${numbers}, ${sourceNames[first.source]}`;
}

/** @param {Result} result one that a source reported */
const formatReported = (result) =>
  [result.accuracy === null ? '' : formatAccuracy(result), formatTime(result)]
    .filter((part) => part && part !== notYet)
    .join(' · ');

/**
 * Returns the two lines of a cell: the accuracy and the time of a whole run, or the time that is projected for one and
 * the share that was run. A share of a run has no accuracy that could be taken for a result.
 * @param {Cell} cell
 * @param {Result[]} found
 * @param {Result|undefined} measured
 * @param {CellRun|null} running
 */
function linesOf({ network, implementation }, found, measured, running) {
  if (running) return ['running', `${describeShare(running.share)} of it`];
  if (measured)
    return isProjected(measured)
      ? [formatTime(measured), `${describeShare(measured.projected)} run`]
      : [formatAccuracy(measured), formatTime(measured)];
  if (cannotRun(network, implementation)) return ['unsupported', ''];
  return [found.some(({ why }) => why) ? 'abandoned' : notYet, ''];
}

/**
 * @param {Cell} cell
 * @param {string} label name of the cell's column, for narrow screens
 * @param {ResultsTable} table
 * @param {(cell: Cell) => void} choose
 */
function cellTemplate(cell, label, { results, data, cell: chosen, running }, choose) {
  const { network, implementation } = cell;
  const found = resultsOfCell(results, { ...cell, data });
  const measured = found.find((result) => result.source !== 'reported' && says(result));
  const reported = found.find((result) => result.source === 'reported' && formatReported(result));
  const isChosen = chosen?.network === network && chosen.implementation === implementation;
  const runs = running?.network === network && running.offer.id === implementation ? running : null;
  const [first, second] = linesOf(cell, found, measured, runs);
  const projected = !runs && measured ? isProjected(measured) : false;
  return html`<td
    role="cell"
    data-testid=${`cell-${network}-${implementation.replace(' ', '-')}`}
    data-kind=${measured ? kindOf(measured) : 'empty'}
    data-running=${runs !== null}
    data-projected=${projected}
    data-value=${measured && !isProjected(measured) ? (measured.accuracy ?? '') : ''}
  >
    <button type="button" class="result-cell" aria-pressed=${isChosen} @click=${() => choose(cell)}>
      <span class="only-read-aloud">${describeCell(cell, found, measured ?? reported)}</span>
      <span class="cell-label" aria-hidden="true">${label}</span>
      <span class="cell-first" aria-hidden="true">${first}</span>
      <span class="cell-second" aria-hidden="true">${second}</span>
      <span class="cell-reported" aria-hidden="true">${reported ? formatReported(reported) : ''}</span>
    </button>
  </td>`;
}

/** @param {import('../../config/comparison.js').Implementation} implementation */
const columnHead = ({ short, help, method }) =>
  html`<th scope="col" role="columnheader" data-method=${method ?? ''}>
    ${method ? html`<span class="method-mark" aria-hidden="true"></span>` : ''}${explanation(short, help)}
  </th>`;

/**
 * Returns the table of networks by implementations. Its roles are explicit, since the layout for narrow screens would
 * remove the implicit ones.
 * @param {ResultsTable} table
 * @param {(cell: Cell) => void} choose
 */
export const resultsTable = (table, choose) =>
  html`<div class="results-place">
    <table
      class="results-table"
      role="table"
      aria-label="Test accuracy and training time of every network with every implementation"
    >
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">Network</th>
          ${implementations.map(columnHead)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${networks.map(
          (network) =>
            html`<tr role="row">
              <th scope="row" role="rowheader">${networkLabel(network)}</th>
              ${implementations.map(({ key: implementation, short }) =>
                cellTemplate({ network, implementation }, short, table, choose),
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

/** @param {string} kind @param {string} sample @param {string} meaning */
const legendItem = (kind, sample, meaning) =>
  html`<li><span class="cell-sample" data-kind=${kind}>${sample}</span>${meaning}</li>`;

/** Explains where the numbers of a cell come from. */
export const resultsLegend = () =>
  html`<ul class="results-legend" aria-label="How to read the cells">
    ${legendItem('here', '98.7%', 'measured in this browser')} ${legendItem('elsewhere', '98.7%', 'measured elsewhere')}
    ${legendItem('projected', '≈\u202f2.5 days', 'projected from the share that was run')}
    ${legendItem('reported', '98.7%', 'reported by the project’s sources')}
  </ul>`;
