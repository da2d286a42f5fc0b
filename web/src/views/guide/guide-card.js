import './guide.css';
import { html } from 'lit-html';
import { guideSteps } from '../../learn/guide-steps.js';
import { elementOf } from '../controls/element-of.js';
import { createView } from '../page/renderer.js';
import { formatStepCost } from '../training/step-cost-text.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** Points out the element that a step of the guide is about, as soon as it exists: its panel may still be downloaded. */
function createPointer() {
  const narrow = matchMedia('(max-width: 59.99rem)');
  const coming = new MutationObserver(() => document.querySelector(selector) && point(selector));
  let selector = '';
  /** @type {Element|null} */
  let target = null;

  /** @param {string} at '' for nothing */
  function point(at) {
    selector = at;
    coming.disconnect();
    target?.removeAttribute('data-guided');
    target = at ? document.querySelector(at) : null;
    if (at && !target) coming.observe(document.body, { childList: true, subtree: true });
    target?.setAttribute('data-guided', '');
    // On a phone the card covers the lower half of the screen.
    target?.scrollIntoView({ block: narrow.matches ? 'start' : 'nearest' });
  }
  return { point, isPointing: () => target?.isConnected === true };
}

/** Creates the card in the corner that guides the visitor through the first visit. @param {Actions} actions */
export function createGuideCard({ guide, settings }) {
  const pointer = createPointer();
  const root = elementOf(
    html`<aside
      class="guide"
      aria-labelledby="guide-title"
      data-testid="guide"
      @keydown=${(/** @type {KeyboardEvent} */ { key }) => key === 'Escape' && guide.end()}
    ></aside>`,
  );
  const last = guideSteps.length - 1;

  /** @param {State} state @param {number} step */
  function cardTemplate(state, step) {
    const { title, text, offer, at, done } = guideSteps[step];
    const costs = at.includes('gradient') ? formatStepCost(state) : [];
    return html`<div class="guide-head">
        <p class="note">Step ${step + 1} of ${guideSteps.length}</p>
        <button type="button" class="button-quiet" data-testid="guide-skip" @click=${guide.end}>Skip</button>
      </div>
      <h2 tabindex="-1" id="guide-title">${title}</h2>
      <p>${text}</p>
      <ul class="guide-price">
        ${costs.map((line) => html`<li>${line}</li>`)}
      </ul>
      <div class="guide-buttons">
        <button
          type="button"
          class="button button-small"
          ?hidden=${!offer}
          @click=${() => settings.setUp(offer?.settings ?? {})}
        >
          ${offer?.label}
        </button>
        <button type="button" class="button button-small" ?disabled=${step === 0} @click=${() => guide.open(step - 1)}>
          Back
        </button>
        <button
          type="button"
          class="button button-small ${(done?.(state) ?? true) ? 'button-primary' : ''}"
          data-testid="guide-next"
          @click=${() => (step === last ? guide.end() : guide.open(step + 1))}
        >
          ${step === last ? 'Finish' : 'Next'}
        </button>
      </div>`;
  }

  const view = createView(root, (state) => (state.guide.step === null ? '' : cardTemplate(state, state.guide.step)));
  let shown = -1;

  /** @param {number} step */
  function begin(step) {
    const { panel, at } = guideSteps[step];
    settings.set('panel', panel);
    /** @type {HTMLElement} */ (root.querySelector('h2')).focus({ preventScroll: true });
    requestAnimationFrame(() => pointer.point(at));
  }

  return {
    root,
    /** @param {State} state */
    update(state) {
      const step = state.guide.step ?? -1;
      root.hidden = step < 0;
      view.update(state);
      if (step < 0) pointer.point('');
      else if (step !== shown) begin(step);
      else if (!pointer.isPointing()) pointer.point(guideSteps[step].at);
      shown = step;
    },
  };
}
