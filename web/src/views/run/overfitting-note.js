import { overfitting } from '../../state/run/overfitting.js';
import { element, setText } from '../controls/element.js';
import { formatLoss } from '../controls/format.js';

/**
 * Says under the charts when overfitting began, what that means and what would help.
 *
 * @typedef {import('../../state/reducer.js').State} State
 */

export function createOverfittingNote() {
  const root = element('p', { class: 'note overfitting-note', 'data-testid': 'overfitting' });
  return {
    root,
    /** @param {State} state */
    update({ curves, runSettings, settings }) {
      const found = overfitting(curves.byEpoch);
      setText(root, found ? format(found, runSettings ?? settings) : '');
      root.dataset.value = found ? String(found.epoch) : '';
    },
  };
}

/** @param {import('../../state/run/overfitting.js').Overfitting} found @param {State['settings']} settings */
function format({ epoch, on, best, latest }, settings) {
  const sets = on === 'validation' ? 'validation' : 'test';
  const remedies = [
    'more images',
    settings.shift + settings.rotation + settings.scale + settings.shear + settings.elastic === 0 &&
      'images changed at random (Data)',
    settings.weightDecay === 0 && 'weight decay or dropout',
    settings.validation === 0
      ? 'a validation set with early stopping'
      : settings.patience === 0 && 'early stopping (Patience)',
    'a smaller network',
  ].filter(Boolean);
  return (
    `Overfitting since epoch ${epoch}, the diamond in the loss chart: the ${sets} loss has risen from ${formatLoss(best)} to ${formatLoss(latest)} while the training loss went on falling. ` +
    `The network memorises its own examples and becomes too sure of its mistakes on others. What helps: ${remedies.join(', ')}.`
  );
}
