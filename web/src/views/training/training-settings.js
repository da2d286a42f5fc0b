import { html } from 'lit-html';
import { elementOf } from '../controls/element-of.js';
import { field } from '../controls/field.js';
import { noticeList } from '../page/notices.js';
import { createView } from '../page/renderer.js';
import { createMethodSettings } from './method-settings.js';
import { rateAdvice } from './method-text.js';

/** @typedef {import('../../state/session.js').Actions} Actions */

const feedbackMs = 3000;

/**
 * Copies the link to this set-up.
 * @param {string} link
 * @returns {Promise<string>} what has happened
 */
async function copyLink(link) {
  try {
    await navigator.clipboard.writeText(link);
    return 'Link copied.';
  } catch {
    // Without permission, or on an insecure page, the visitor can still copy the address bar.
    location.hash = new URL(link, location.href).hash;
    return 'The address bar now holds the link.';
  }
}

/**
 * Creates the training settings: the learning rate, the length of the run, and the optimiser.
 * @param {Actions} actions
 */
export function createTrainingPanel(actions) {
  const { set } = actions.settings;
  const method = createMethodSettings(actions);
  let fading = 0;

  async function copy() {
    const feedback = await copyLink(actions.page.link());
    clearTimeout(fading);
    view.change({ feedback });
    fading = window.setTimeout(() => view.change({ feedback: '' }), feedbackMs);
  }

  const view = createView(
    elementOf(html`<section class="settings-panel" aria-labelledby="training-heading"></section>`),
    (state, { feedback }) => {
      const { settings } = state;
      const advice = rateAdvice(settings);
      return html`<h2 id="training-heading">Training</h2>
        ${noticeList(state, 'training', actions)}
        <div class="field-pair">
          ${field('lr', settings.lr, { testid: 'learning-rate', set })}
          ${field('batch', settings.batch, { testid: 'batch-size', set })}
          ${field('epochs', settings.epochs, { testid: 'epochs', set })}
          ${field('seed', settings.seed, { testid: 'seed', set })}
        </div>
        <p class="note" role="status" data-testid="rate-advice" ?hidden=${!advice}>${advice}</p>
        <div class="mores">${method(state)}</div>
        <div class="copy-link">
          <button type="button" class="button" data-testid="copy-link" @click=${copy}>Copy link to this set-up</button>
          <span class="note" role="status">${feedback}</span>
        </div>`;
    },
    { feedback: '' },
  );
  return view;
}
