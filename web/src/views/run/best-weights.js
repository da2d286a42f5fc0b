import { html } from 'lit-html';
import { formatCount, formatPercent } from '../controls/format.js';
import { validates } from './status-text.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** @param {State['run']} run */
function formatBest(run) {
  if (!run || run.bestEpoch === 0) return 'Best on the validation set: none yet.';
  return `Best on the validation set: ${formatPercent(run.bestAccuracy)} after epoch ${formatCount(run.bestEpoch)}${run.usesBest ? '; these weights are in use.' : '.'}`;
}

/**
 * Returns a line that says which epoch's weights did best on the validation set, with a button that restores them.
 * @param {State} state
 * @param {Actions} actions
 */
export function bestWeights(state, actions) {
  const { run, status } = state;
  return html`<p class="best-weights note" ?hidden=${!validates(state)}>
    <span>${formatBest(run)}</span>
    <button
      type="button"
      class="button button-small"
      data-testid="restore-best"
      ?disabled=${!run || run.bestEpoch === 0 || run.usesBest || status === 'training'}
      @click=${() => actions.run.restoreBest()}
    >
      Restore them
    </button>
  </p>`;
}
