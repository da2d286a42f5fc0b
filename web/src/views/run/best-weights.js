import { element, setText } from '../controls/element.js';
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
 * Creates a line that says which epoch's weights did best on the validation set, with a button that restores them.
 * @param {Actions} actions
 */
export function createBestWeights(actions) {
  const words = element('span');
  const button = element(
    'button',
    {
      type: 'button',
      class: 'button button-small',
      'data-testid': 'restore-best',
      onclick: () => actions.run.restoreBest(),
    },
    'Put them back',
  );
  const root = element('p', { class: 'best-weights note', hidden: true }, words, button);
  return {
    root,
    /** @param {State} state */
    update(state) {
      const { run, status } = state;
      root.hidden = !validates(state);
      setText(words, formatBest(run));
      button.disabled = !run || run.bestEpoch === 0 || run.usesBest || status === 'training';
    },
  };
}
