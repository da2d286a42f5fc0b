import { reasonOf, resultsOfCell, says } from '../../state/results/result-cells.js';
import { element } from '../controls/element.js';
import { cellTitle, resultInFull, sourceWords } from './result-text.js';

/**
 * @typedef {import('../../state/results/results.js').Result} Result
 */

/** Facts that are shown on a separate line. */
const longFacts = new Set(['Said', 'Machine', 'Note', 'Command']);

/** @param {Result} result */
function card(result) {
  const facts = resultInFull(result).map(([name, value]) =>
    element(
      'div',
      { class: longFacts.has(name) ? 'result-fact-long' : '' },
      element('dt', {}, name),
      element('dd', { class: name === 'Command' ? 'result-command' : '' }, value),
    ),
  );
  return element(
    'li',
    { class: 'result-card', 'data-source': result.source },
    element('h4', {}, sourceWords[result.source]),
    element('dl', {}, ...facts),
  );
}

/** Creates the view of everything known about the chosen cell. */
export function createResultDetails() {
  const title = element('h3', {}, '');
  const body = element('div');
  const root = element(
    'div',
    { class: 'result-details', 'aria-live': 'polite', 'data-testid': 'result-details' },
    title,
    body,
  );
  let key = '';
  return {
    root,
    /** @param {{ results: Result[], data: string, cell: { network: string, implementation: string }|null }} shown */
    update({ results, data, cell }) {
      const found = cell ? resultsOfCell(results, { ...cell, data }) : [];
      const now = JSON.stringify([cell, data, found]);
      if (now === key) return;
      key = now;
      title.textContent = cell ? cellTitle(cell) : 'No cell chosen';
      if (!cell)
        return body.replaceChildren(
          element(
            'p',
            { class: 'note' },
            'Press a cell to see its epochs, learning rate, device, images per second and the command that reproduces it.',
          ),
        );
      const measured = found.some((result) => result.source !== 'reported' && says(result));
      const why = measured ? [] : [element('p', { class: 'note' }, reasonOf(found, cell))];
      body.replaceChildren(
        ...why,
        element('ul', { class: 'result-cards' }, ...found.filter(({ why }) => !why).map(card)),
      );
    },
  };
}
