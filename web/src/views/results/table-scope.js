import { html } from 'lit-html';
import { implementations, networkLabel, networks } from '../../config/comparison.js';
import { raceLanes } from '../../config/race-lanes.js';
import { boundTo } from '../controls/bound-to.js';

/**
 * Selects which cells "Run the table" fills: which networks and which implementations.
 *
 * @typedef {{ value: string, label: string }} Choice
 * @typedef {import('../../state/results/table-run-control.js').Scope} Scope
 */

const runsHere = raceLanes.map(({ id }) => id);
/** @type {Record<keyof Scope, Choice[]>} */
const choices = {
  implementations: implementations
    .filter(({ key }) => runsHere.includes(key))
    .map(({ key, short }) => ({ value: key, label: short })),
  networks: networks.map((network) => ({ value: network, label: networkLabel(network) })),
};
const valuesOf = (/** @type {keyof Scope} */ kind) => choices[kind].map(({ value }) => value);

/** Every cell that can be run in the page. @returns {Scope} */
export const everything = () => ({ networks: valuesOf('networks'), implementations: valuesOf('implementations') });

/**
 * @param {keyof Scope} kind
 * @param {string} legend
 * @param {string[]} selected
 * @param {{ locked: boolean, toggle: (kind: keyof Scope, values: string[]) => void }} options
 */
const boxes = (kind, legend, selected, { locked, toggle }) =>
  html`<fieldset class="table-scope-boxes" data-testid=${`scope-${kind}`} ?disabled=${locked}>
    <legend>${legend}</legend>
    ${choices[kind].map(
      ({ value, label }) =>
        html`<label>
          <input
            type="checkbox"
            value=${value}
            .checked=${boundTo(selected.includes(value))}
            @change=${() => toggle(kind, [value])}
          />${label}
        </label>`,
    )}
    <button type="button" class="button button-small" @click=${() => toggle(kind, valuesOf(kind))}>All or none</button>
  </fieldset>`;

/**
 * Returns the scope after some values were turned on or off: off if all of them were on.
 * @param {Scope} scope
 * @param {keyof Scope} kind
 * @param {string[]} values
 * @returns {Scope}
 */
export function toggled(scope, kind, values) {
  const others = scope[kind].filter((value) => !values.includes(value));
  const allOn = values.every((value) => scope[kind].includes(value));
  return { ...scope, [kind]: allOn ? others : [...others, ...values] };
}

/**
 * @param {Scope} scope
 * @param {{ locked: boolean, toggle: (kind: keyof Scope, values: string[]) => void }} options `locked`: while cells run
 * @param {string} note what happens to the cells
 */
export const tableScope = (scope, options, note) =>
  html`<details class="table-scope" data-testid="table-scope">
    <summary>Which cells, and how they are run</summary>
    ${boxes('implementations', 'Implementations', scope.implementations, options)}
    ${boxes('networks', 'Networks', scope.networks, options)}
    <p class="note">${note}</p>
  </details>`;
