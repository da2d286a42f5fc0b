import { createLazyPart } from '../page/lazy-part.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** Creates the guide through the first visit, whose card is downloaded when the visitor asks for it. @param {Actions} actions */
export function createGuide(actions) {
  /** @type {State | undefined} */
  let current;
  const card = createLazyPart(
    () => import('./guide-card.js'),
    ({ createGuideCard }) => createGuideCard(actions),
    () => {
      const { part } = card;
      // Without a connection there is no guide, but the page works without it.
      if (!part) return actions.guide.end();
      document.body.append(part.root);
      if (current) part.update(current);
    },
  );
  return {
    /** @param {State} state */
    update(state) {
      current = state;
      if (card.part) card.part.update(state);
      else if (state.guide.step !== null) void card.bring();
    },
  };
}
