import { html } from 'lit-html';
import { reasonOf, resultsOfCell, says } from '../../state/results/result-cells.js';
import { cellTitle, resultInFull, sourceNames } from './result-text.js';

/**
 * @typedef {import('../../state/results/results.js').Result} Result
 * @typedef {{ network: string, implementation: string }} Cell
 */

/** Facts that are shown on a separate line. */
const longFacts = new Set(['Said', 'Machine', 'Note', 'Command']);

/** @param {[string, string]} fact */
const factTemplate = ([name, value]) =>
  html`<div class=${longFacts.has(name) ? 'result-fact-long' : ''}>
    <dt>${name}</dt>
    <dd class=${name === 'Command' ? 'result-command' : ''}>${value}</dd>
  </div>`;

/** @param {Result} result */
const card = (result) =>
  html`<li class="result-card" data-source=${result.source}>
    <h4>${sourceNames[result.source]}</h4>
    <dl>${resultInFull(result).map(factTemplate)}</dl>
  </li>`;

/** @param {Result[]} found @param {Cell} cell */
function cards(found, cell) {
  const measured = found.some((result) => result.source !== 'reported' && says(result));
  return html`${measured ? '' : html`<p class="note">${reasonOf(found, cell)}</p>`}
    <ul class="result-cards">
      ${found.filter(({ why }) => !why).map(card)}
    </ul>`;
}

/**
 * Returns everything known about the chosen cell.
 * @param {{ results: Result[], data: string, cell: Cell|null }} shown
 */
export function resultDetails({ results, data, cell }) {
  const invitation = 'Select a cell for its epochs, learning rate, device, images per second and command.';
  return html`<div class="result-details" ?data-empty=${!cell} aria-live="polite" data-testid="result-details">
    <h3>${cell ? cellTitle(cell) : 'No cell selected'}</h3>
    <div>
      ${cell ? cards(resultsOfCell(results, { ...cell, data }), cell) : html`<p class="note">${invitation}</p>`}
    </div>
  </div>`;
}
