import { html } from 'lit-html';
import { drawsDirections, nudges } from '../../config/gradient-methods.js';
import { elementOf } from '../controls/element-of.js';
import { field } from '../controls/field.js';
import { termTemplate } from '../controls/term.js';
import { createView } from '../page/renderer.js';
import { formatStepCost } from './step-cost-text.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** @param {string} line */
function stepCostItem(line) {
  const word = 'loss evaluations';
  const [before, after] = line.split(word);
  return html`<li>${before}${after === undefined ? '' : [termTemplate(word), after]}</li>`;
}

/**
 * Creates the settings of how the gradient is computed, with the cost of a step.
 * @param {Actions} actions
 */
export function createGradientSettings({ settings: { set } }) {
  const root = elementOf(html`<section class="settings-panel" aria-labelledby="gradient-heading"></section>`);
  return createView(root, (state) => {
    const { gradient, h, directions } = state.settings;
    root.dataset.method = gradient;
    return html`<h2 id="gradient-heading">Gradient</h2>
      ${field(
        'gradient',
        gradient,
        { testid: 'gradient-select', set, help: true, titled: true },
        (input) => html`<div class="method-field"><span class="method-mark" aria-hidden="true"></span>${input}</div>`,
      )}
      <ul class="price" data-testid="price" aria-live="polite" aria-label="Price">
        ${formatStepCost(state).map(stepCostItem)}
      </ul>
      <div class="field-pair">
        ${field('h', h, { testid: 'step-size', set, hidden: !nudges(gradient) })}
        ${field('directions', directions, { testid: 'directions', set, hidden: !drawsDirections(gradient) })}
      </div>`;
  });
}
