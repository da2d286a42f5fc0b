import { element, setText } from '../controls/element.js';
import { createField } from '../controls/field.js';
import { createMethodSettings } from './method-settings.js';
import { rateAdvice } from './method-text.js';
import { createNoticeList } from '../page/notices.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

const feedbackMs = 3000;

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
    const link = actions.page.link();
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
 * Creates the training settings: the learning rate, the length of the run, and the optimiser.
 * @param {Actions} actions
 */
export function createTrainingPanel(actions) {
  const notices = createNoticeList('training', actions);
  const rate = createField('lr', { testid: 'learning-rate', set: actions.settings.set });
  const batch = createField('batch', { testid: 'batch-size', set: actions.settings.set });
  const epochs = createField('epochs', { testid: 'epochs', set: actions.settings.set });
  const seed = createField('seed', { testid: 'seed', set: actions.settings.set });
  const advice = element('p', { class: 'note', role: 'status', 'data-testid': 'rate-advice' });
  const method = createMethodSettings(actions);
  const root = element(
    'section',
    { class: 'settings-panel', 'aria-labelledby': 'training-heading' },
    element('h2', { id: 'training-heading' }, 'Training'),
    notices.root,
    element('div', { class: 'field-pair' }, rate.root, batch.root, epochs.root, seed.root),
    advice,
    method.root,
    createCopyLink(actions),
  );

  /** @param {State} state @param {State} [previous] */
  function update(state, previous) {
    notices.update(state, previous);
    const { settings } = state;
    rate.update(settings.lr);
    batch.update(settings.batch);
    epochs.update(settings.epochs);
    seed.update(settings.seed);
    setText(advice, rateAdvice(settings));
    advice.hidden = advice.textContent === '';
    method.update(state);
  }
  return { root, update };
}
