import './results-panel.css';
import './comparison.css';
import './results.css';
import { html } from 'lit-html';
import { elementOf } from '../controls/element-of.js';
import { createCodeSection } from './code-section.js';
import { createComparisonSection } from './comparison-section.js';
import { createResultsSection } from './results-section.js';

/**
 * The panel with the results of every network and framework, and with the same training as programs.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {{ root: HTMLElement, update(state: State): void }} Section
 */

/** @param {string} id @param {string} title @param {Section} section */
const sectionTemplate = (id, title, { root }) =>
  html`<section class="compare-section" aria-labelledby=${`compare-${id}`}>
    <h2 id=${`compare-${id}`}>${title}</h2>
    ${root}
  </section>`;

/** @param {Actions} actions */
export function createPanel(actions) {
  const results = createResultsSection(actions);
  const [code, comparison] = [createCodeSection(), createComparisonSection()];
  return {
    root: elementOf(
      html`<div class="compare">
        ${sectionTemplate('table', 'Which way is fastest', results)}
        ${sectionTemplate('code', 'This network as code', code)}
        ${sectionTemplate('comparison', 'From scratch or with a framework', comparison)}
      </div>`,
    ),
    /** @param {State} state */
    update(state) {
      for (const section of [results, code, comparison]) section.update(state);
    },
  };
}
