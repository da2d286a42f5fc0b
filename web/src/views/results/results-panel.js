import './results-panel.css';
import './comparison.css';
import './results.css';
import { element } from '../controls/element.js';
import { createCodeSection } from './code-section.js';
import { createComparisonSection } from './comparison-section.js';
import { createResultsSection } from './results-section.js';

/**
 * The panel with the results of every network and framework, and with the same training as programs. Each section is a separate view: `create(actions)` → `{ root,
 * update(state, previous) }`.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {{ root: HTMLElement, update(state: State, previous?: State): void }} View
 * @typedef {{ id: string, title: string, create: (actions: Actions) => View }} Section
 */

/** The sections from top to bottom. @type {Section[]} */
const sections = [
  { id: 'table', title: 'The table', create: createResultsSection },
  { id: 'code', title: 'The same in code', create: createCodeSection },
  { id: 'comparison', title: 'From scratch or with a framework', create: createComparisonSection },
];

/** @param {Actions} actions @returns {View} */
export function createPanel(actions) {
  const views = sections.map(({ create }) => create(actions));
  const blocks = sections.map(({ id, title }, i) =>
    element(
      'section',
      { class: 'compare-section', 'aria-labelledby': `compare-${id}` },
      element('h2', { id: `compare-${id}` }, title),
      views[i].root,
    ),
  );
  return {
    root: element('div', { class: 'compare' }, ...blocks),
    update: (state, previous) => views.forEach((view) => view.update(state, previous)),
  };
}
