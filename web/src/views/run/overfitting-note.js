import { overfitting } from '../../state/run/overfitting.js';
import { html } from 'lit-html';
import { formatLoss } from '../controls/format.js';

/** @typedef {import('../../state/reducer.js').State} State */

/** @param {import('../../state/run/overfitting.js').Overfitting} found @param {State['settings']} settings */
function format({ epoch, on, best, latest }, settings) {
  const sets = on === 'validation' ? 'validation' : 'test';
  const remedies = [
    'more images',
    settings.shift + settings.rotation + settings.scale + settings.shear + settings.elastic === 0 &&
      'augmentation (Data)',
    settings.weightDecay === 0 && 'weight decay or dropout',
    settings.validation === 0
      ? 'a validation set with early stopping'
      : settings.patience === 0 && 'early stopping (Patience)',
    'a smaller network',
  ].filter(Boolean);
  return (
    `Overfitting since epoch ${epoch}, the diamond in the loss chart: the ${sets} loss has risen from ${formatLoss(best)} to ${formatLoss(latest)} while the training loss kept falling. ` +
    `The network is memorising its training examples and becoming overconfident on new ones. What helps: ${remedies.join(', ')}.`
  );
}

/** Says when overfitting began, what that means and what would help; '' if there is none. @param {State} state */
export function formatOverfitting({ curves, runSettings, settings }) {
  const found = overfitting(curves.byEpoch);
  return found ? format(found, runSettings ?? settings) : '';
}

/** Returns the note under the charts. @param {State} state */
export function overfittingNote(state) {
  const found = overfitting(state.curves.byEpoch);
  return html`<p class="note overfitting-note" data-testid="overfitting" data-value=${found ? found.epoch : ''}>
    ${formatOverfitting(state)}
  </p>`;
}
