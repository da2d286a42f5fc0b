import { html } from 'lit-html';
import { ways } from '../../config/gradient-methods.js';
import { controls } from '../../config/hyper-parameters.js';
import { boundTo } from '../controls/bound-to.js';
import { formatRoughDuration } from '../controls/format.js';
import { formatRatio } from '../training/step-cost-text.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/**
 * Describes what a step and an epoch cost with a method, and compares it with backpropagation.
 * @param {State} state
 * @param {string} gradient
 * @returns {[string, string]}
 */
function formatWayCost(state, gradient) {
  const cost = state.wayCosts[gradient];
  if (!cost) return ['measuring…', '\u00a0'];
  const price = `${formatRoughDuration(cost.secondsPerStep)}/step, ${formatRoughDuration(cost.secondsPerEpoch)}/epoch`;
  if (gradient === 'backprop') return [price, 'one pass forward, one back'];
  const { backprop } = state.wayCosts;
  return [price, backprop ? formatRatio(cost.secondsPerStep / backprop.secondsPerStep) : '\u00a0'];
}

/** Opens the list of all methods in the settings. */
function showAllMethods() {
  const select = /** @type {HTMLSelectElement | null} */ (document.getElementById('gradient'));
  select?.focus();
  select?.scrollIntoView({ block: 'center' });
}

/**
 * Returns the switch between the ways to the gradient, each with the price of a step on the network at hand. It sets the
 * same setting as the list of all methods.
 * @param {State} state
 * @param {Actions} actions
 */
export function waySwitch(state, actions) {
  const { gradient } = state.settings;

  /** @param {{ value: string, label: string }} way */
  function wayTemplate({ value, label }) {
    const [price, comparison] = formatWayCost(state, value);
    return html`<label class="way" data-method=${value}>
      <input
        type="radio"
        name="way"
        value=${value}
        .checked=${boundTo(gradient === value)}
        @change=${() => actions.settings.set('gradient', value)}
      />
      <span class="way-name"><span class="method-mark" aria-hidden="true"></span>${label}</span>
      <span class="way-price" data-testid="way-price">${price}</span>
      <span class="way-price" data-testid="way-ratio">${comparison}</span>
    </label>`;
  }

  const isOther = ways.every(({ value }) => value !== gradient);
  const label = controls.gradient.options?.find(({ value }) => value === gradient)?.label ?? gradient;
  return html`<fieldset class="ways" data-testid="ways">
    <legend class="only-read-aloud">How the gradient is computed</legend>
    ${[...ways, ...(isOther ? [{ value: gradient, label }] : [])].map(wayTemplate)}
    <button type="button" class="button-quiet ways-more" @click=${showAllMethods}>More…</button>
  </fieldset>`;
}
