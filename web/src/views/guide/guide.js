import { failedDownload } from '../../worker/core/fetched-code.js';
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
      if (!part) {
        actions.guide.end();
        return actions.page.reportFault(failedDownload());
      }
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
