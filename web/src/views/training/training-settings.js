import { drawsDirections, nudges } from '../../config/gradient-methods.js';
import { element, setAttribute, setText } from '../controls/element.js';
import { createField } from '../controls/field.js';
import { createMethodSettings } from './method-settings.js';
import { rateAdvice } from './method-text.js';
import { createNoticeList } from '../page/notices.js';
import { formatPrice } from './step-cost-text.js';
import { term } from '../controls/term.js';
import { createThreadSettings } from './thread-settings.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

const feedbackMs = 3000;

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

/** @param {Actions} actions */
function createCopyLink(actions) {
  const feedback = element('span', { class: 'note', role: 'status' });
  let fading = 0;
  /** @param {string} words */
  function say(words) {
    clearTimeout(fading);
    feedback.textContent = words;
    fading = window.setTimeout(() => {
      feedback.textContent = '';
    }, feedbackMs);
  }
  async function copy() {
    const link = actions.link();
    try {
      await navigator.clipboard.writeText(link);
      say('Link copied.');
    } catch {
      // Without permission, or on an insecure page, the visitor can still copy the address bar.
      location.hash = new URL(link, location.href).hash;
      say('The address bar now holds the link.');
    }
  }
  const button = element(
    'button',
    { type: 'button', class: 'button', 'data-testid': 'copy-link', onclick: copy },
    'Copy link to this set-up',
  );
  return element('div', { class: 'copy-link' }, button, feedback);
}

/**
 * Creates the training settings: the gradient method and its cost, the learning rate, and the length of the run.
 * @param {Actions} actions
 */
export function createTrainingPanel(actions) {
  const notices = createNoticeList('training', actions);
  const gradient = createField('gradient', { testid: 'gradient-select', set: actions.set, help: true });
  const nudge = createField('h', { testid: 'step-size', set: actions.set });
  const directions = createField('directions', { testid: 'directions', set: actions.set });
  const rate = createField('lr', { testid: 'learning-rate', set: actions.set });
  const batch = createField('batch', { testid: 'batch-size', set: actions.set });
  const epochs = createField('epochs', { testid: 'epochs', set: actions.set });
  const seed = createField('seed', { testid: 'seed', set: actions.set });
  const advice = element('p', { class: 'note', role: 'status', 'data-testid': 'rate-advice' });
  const method = createMethodSettings(actions);
  const threads = createThreadSettings(actions);
  method.root.append(threads.root);
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
    { class: 'settings-panel', 'aria-labelledby': 'training-heading' },
    element('h2', { id: 'training-heading' }, 'Training'),
    notices.root,
    gradient.root,
    stepCost,
    element('div', { class: 'field-pair' }, rate.root, batch.root, epochs.root, seed.root, nudge.root, directions.root),
    advice,
    method.root,
    createCopyLink(actions),
  );

  /** @param {State} state @param {State} [previous] */
  function update(state, previous) {
    notices.update(state, previous);
    const { settings } = state;
    setAttribute(root, 'data-method', settings.gradient);
    gradient.update(settings.gradient);
    nudge.update(settings.h);
    nudge.root.hidden = !nudges(settings.gradient);
    directions.update(settings.directions);
    directions.root.hidden = !drawsDirections(settings.gradient);
    rate.update(settings.lr);
    batch.update(settings.batch);
    epochs.update(settings.epochs);
    seed.update(settings.seed);
    setText(advice, rateAdvice(settings));
    advice.hidden = advice.textContent === '';
    method.update(state);
    threads.update(state);
    if (previous && state.stepCost === previous.stepCost && settings.gradient === previous.settings.gradient) return;
    stepCost.replaceChildren(...stepCostLines(state.stepCost, settings.gradient).map(stepCostItem));
  }
  return { root, update };
}
