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

/** Says under the charts when overfitting began, what that means and what would help. @param {State} state */
export function overfittingNote({ curves, runSettings, settings }) {
  const found = overfitting(curves.byEpoch);
  return html`<p class="note overfitting-note" data-testid="overfitting" data-value=${found ? found.epoch : ''}>
    ${found ? format(found, runSettings ?? settings) : ''}
  </p>`;
}
