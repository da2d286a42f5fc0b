import { element } from '../controls/element.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/**
 * Offers the guided first visit in place of a sentence of the page, so that nothing moves, and downloads it on request.
 * @param {HTMLElement} sentence
 * @param {Actions} actions
 */
export function createGuideOffer(sentence, actions) {
  const show = element(
    'button',
    { type: 'button', class: 'button button-small', 'data-testid': 'guide-start', onclick: () => actions.guide.open() },
    'Show me',
  );
  const decline = element(
    'button',
    { type: 'button', class: 'button-quiet', 'data-testid': 'guide-decline', onclick: () => actions.guide.end() },
    'No, thanks',
  );
  const root = element(
    'p',
    { class: 'masthead-sentence guide-offer' },
    'New here? Six short steps show you around. ',
    show,
    decline,
  );
  sentence.after(root);
  /** @type {ReturnType<typeof import('./guide-card.js').createGuideCard>|null} */
  let card = null;
  let fetching = false;
  /** @type {State|undefined} */
  let latest;

  async function bring() {
    fetching = true;
    try {
      const { createGuideCard } = await import('./guide-card.js');
      card = createGuideCard(actions);
      document.body.append(card.root);
      if (latest) card.update(latest);
    } catch {
      // Without a connection there is no guide, but the page works without it.
      actions.guide.end();
    } finally {
      fetching = false;
    }
  }

  return {
    /** @param {State} state */
    update(state) {
      latest = state;
      root.hidden = !state.guide.offered;
      sentence.hidden = state.guide.offered;
      if (card) card.update(state);
      else if (state.guide.step !== null && !fetching) void bring();
    },
  };
}
