import { html } from 'lit-html';

/**
 * Returns the offer of the guided first visit, in place of a sentence of the page, so that nothing moves.
 * @param {import('../../state/session.js').Actions} actions
 */
export const guideOffer = (actions) =>
  html`<p class="masthead-sentence guide-offer">
    New here? Take a six-step tour.
    <button type="button" class="button button-small" data-testid="guide-start" @click=${() => actions.guide.open()}>
      Show me
    </button>
    <button type="button" class="button-quiet" data-testid="guide-decline" @click=${() => actions.guide.end()}>
      No, thanks
    </button>
  </p>`;
