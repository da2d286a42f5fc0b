import { html } from 'lit-html';
import { boundTo } from './bound-to.js';

/**
 * @typedef {{ value: string, label: string }} Choice
 *
 * @typedef {object} RadioRow
 * @property {string} name of the group in the form
 * @property {string} label
 * @property {string} testid
 * @property {(value: string) => void} choose
 * @property {boolean} [wraps] whether the options may need more than one line
 */

/**
 * Returns a row of radio buttons, for a choice among a few options.
 * @param {RadioRow} row
 * @param {Choice[]} choices
 * @param {string} chosen
 */
export const radioRow = ({ name, label, testid, choose, wraps = false }, choices, chosen) =>
  html`<div class=${wraps ? 'choices' : 'segments'} role="radiogroup" aria-label=${label} data-testid=${testid}>
    ${choices.map(
      (choice) =>
        html`<label
          ><input
            type="radio"
            name=${name}
            value=${choice.value}
            .checked=${boundTo(choice.value === chosen)}
            @change=${() => choose(choice.value)}
          />${choice.label}</label
        >`,
    )}
  </div>`;
