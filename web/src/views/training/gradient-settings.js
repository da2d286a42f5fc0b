import { drawsDirections, nudges } from '../../config/gradient-methods.js';
import { element, setAttribute } from '../controls/element.js';
import { createField } from '../controls/field.js';
import { term } from '../controls/term.js';
import { formatPrice } from './step-cost-text.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** @param {State['stepCost']} stepCost @param {string} gradient */
function stepCostLines(stepCost, gradient) {
  if (!stepCost) return ['The price of a step is measured as soon as data and network are there.'];
  if ('pending' in stepCost) return ['Measuring what a step costs…'];
  return formatPrice(stepCost, gradient);
}

/** @param {string} line */
function stepCostItem(line) {
  const word = 'loss evaluations';
  const [before, after] = line.split(word);
  return after === undefined ? element('li', {}, line) : element('li', {}, before, term(word), after);
}

/**
 * Creates the settings of how the gradient is computed, with the cost of a step.
 * @param {Actions} actions
 */
export function createGradientSettings(actions) {
  const gradient = createField('gradient', {
    testid: 'gradient-select',
    set: actions.settings.set,
    help: true,
    titled: true,
  });
  const nudge = createField('h', { testid: 'step-size', set: actions.settings.set });
  const directions = createField('directions', { testid: 'directions', set: actions.settings.set });
  const methodField = element(
    'div',
    { class: 'method-field' },
    element('span', { class: 'method-mark', 'aria-hidden': 'true' }),
  );
  gradient.input.replaceWith(methodField);
  methodField.append(gradient.input);
  const stepCost = element('ul', {
    class: 'price',
    'data-testid': 'price',
    'aria-live': 'polite',
    'aria-label': 'Price',
  });
  const root = element(
    'section',
    { class: 'settings-panel', 'aria-labelledby': 'gradient-heading' },
    element('h2', { id: 'gradient-heading' }, 'Gradient'),
    gradient.root,
    stepCost,
    element('div', { class: 'field-pair' }, nudge.root, directions.root),
  );

  /** @param {State} state @param {State} [previous] */
  function update(state, previous) {
    const { settings } = state;
    setAttribute(root, 'data-method', settings.gradient);
    gradient.update(settings.gradient);
    nudge.update(settings.h);
    nudge.root.hidden = !nudges(settings.gradient);
    directions.update(settings.directions);
    directions.root.hidden = !drawsDirections(settings.gradient);
    if (previous && state.stepCost === previous.stepCost && settings.gradient === previous.settings.gradient) return;
    stepCost.replaceChildren(...stepCostLines(state.stepCost, settings.gradient).map(stepCostItem));
  }
  return { root, update };
}
