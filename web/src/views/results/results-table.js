import { cannotRun, implementations, networkLabel, networks } from '../../config/comparison.js';
import { isProjected, reasonOf, resultsOfCell, says } from '../../state/results/result-cells.js';
import { element, setAttribute, setText } from '../controls/element.js';
import { notYet } from '../controls/format.js';
import { explainedText } from '../controls/term.js';
import { formatAccuracy, cellTitle, describeShare, sourceWords, formatTime } from './result-text.js';

/**
 * @typedef {import('../../state/results/results.js').Result} Result
 * @typedef {import('../../state/results/table-run.js').CellRun} CellRun
 * @typedef {{ network: string, implementation: string }} Cell
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
function spoken(cell, found, first) {
  if (!first) return `${cellTitle(cell)}: ${reasonOf(found, cell)}`;
  const projected = isProjected(first) ? `, projected from ${describeShare(first.projected)} of the run` : '';
  return `${cellTitle(cell)}: accuracy ${formatAccuracy(first)}, ${formatTime(first)}${projected}, ${sourceWords[first.source]}`;
}

/** @param {Result} result one that a source reported */
const formatReported = (result) =>
  [result.accuracy === null ? '' : formatAccuracy(result), formatTime(result)]
    .filter((part) => part && part !== notYet)
    .join(' · ');

/**
 * @param {Cell} cell
 * @param {string} label name of the cell's column, for narrow screens
 * @param {(cell: Cell) => void} choose
 */
function createCell(cell, label, choose) {
  const accuracy = element('span', { class: 'cell-accuracy' });
  const time = element('span', { class: 'cell-time' });
  const reported = element('span', { class: 'cell-reported' });
  const button = element(
    'button',
    { type: 'button', class: 'result-cell', onclick: () => choose(cell) },
    element('span', { class: 'cell-label' }, label),
    accuracy,
    time,
    reported,
  );
  const root = element(
    'td',
    { role: 'cell', 'data-testid': `cell-${cell.network}-${cell.implementation.replace(' ', '-')}` },
    button,
  );
  const never = cannotRun(cell.network, cell.implementation);
  return {
    root,
    /** @param {Result[]} results @param {boolean} chosen @param {CellRun|null} running */
    update(results, chosen, running) {
      const measured = results.find((result) => result.source !== 'reported' && says(result));
      const gaveUp = results.some(({ why }) => why);
      const told = results.find((result) => result.source === 'reported' && formatReported(result));
      const kind = measured ? kindOf(measured) : 'empty';
      setAttribute(root, 'data-kind', kind);
      setAttribute(root, 'data-running', String(Boolean(running)));
      setAttribute(root, 'data-projected', String(!running && measured ? isProjected(measured) : false));
      setAttribute(root, 'data-value', String(measured?.accuracy ?? ''));
      setAttribute(button, 'aria-label', spoken(cell, results, measured ?? told));
      setAttribute(button, 'aria-pressed', String(chosen));
      setText(
        accuracy,
        running ? 'running' : measured ? formatAccuracy(measured) : never ? 'cannot' : gaveUp ? 'gave up' : notYet,
      );
      setText(time, running ? `${describeShare(running.share)} of it` : measured ? formatTime(measured) : '');
      setText(reported, told ? formatReported(told) : '');
    },
  };
}

/** @param {(cell: Cell) => void} choose */
export function createResultsTable(choose) {
  const cells = networks.map((network) =>
    implementations.map(({ key, short }) => createCell({ network, implementation: key }, short, choose)),
  );
  const heads = implementations.map(({ short, help, method }) => {
    const mark = method ? [element('span', { class: 'method-mark', 'aria-hidden': 'true' })] : [];
    return element(
      'th',
      { scope: 'col', role: 'columnheader', 'data-method': method ?? '' },
      ...mark,
      explainedText(short, help),
    );
  });
  const rows = networks.map((network, i) =>
    element(
      'tr',
      { role: 'row' },
      element('th', { scope: 'row', role: 'rowheader' }, networkLabel(network)),
      ...cells[i].map(({ root }) => root),
    ),
  );
  // Set the roles explicitly: the layout for narrow screens would remove the table's implicit ones.
  const table = element(
    'table',
    {
      class: 'results-table',
      role: 'table',
      'aria-label': 'Test accuracy and training time of every network with every implementation',
    },
    element(
      'thead',
      { role: 'rowgroup' },
      element('tr', { role: 'row' }, element('th', { scope: 'col', role: 'columnheader' }, 'Network'), ...heads),
    ),
    element('tbody', { role: 'rowgroup' }, ...rows),
  );
  return {
    root: element('div', { class: 'results-place' }, table),
    /** @param {{ results: Result[], data: string, cell: Cell|null, running: CellRun|null }} shown */
    update({ results, data, cell, running }) {
      networks.forEach((network, i) =>
        implementations.forEach(({ key: implementation }, j) => {
          const chosen = cell?.network === network && cell.implementation === implementation;
          const runs = running?.network === network && running.offer.id === implementation ? running : null;
          cells[i][j].update(resultsOfCell(results, { network, implementation, data }), chosen, runs);
        }),
      );
    },
  };
}
