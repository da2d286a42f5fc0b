/**
 * The guided first visit: offered once, and never again once it was taken or declined.
 *
 * @typedef {{ offered: boolean, step: number|null }} Guide `step` counts from 0; null while nobody is guided
 * @typedef {{ type: 'guide', guide: Partial<Guide> }} GuideAction
 */

const key = 'gradlab-guide';

/** @returns {Guide} */
export const noGuide = () => ({ offered: false, step: null });

/** @param {Guide} guide @param {GuideAction} action @returns {Guide} */
export const guideReducer = (guide, action) => ({ ...guide, ...action.guide });

/** Where the browser forbids to remember it, it is not offered at all rather than on each visit. @returns {boolean} whether it is still to be offered */
function isNew() {
  try {
    return localStorage.getItem(key) === null;
  } catch {
    return false;
  }
}

function remember() {
  try {
    localStorage.setItem(key, 'seen');
  } catch {
    // It was not offered either.
  }
}

/**
 * @param {{ dispatch(action: GuideAction): void }} store
 * @param {boolean} asksForNothing whether the address leaves everything to the page
 */
export function createGuide(store, asksForNothing) {
  if (asksForNothing && isNew()) store.dispatch({ type: 'guide', guide: { offered: true } });
  return {
    /** @param {number} [step] */
    guide(step = 0) {
      remember();
      store.dispatch({ type: 'guide', guide: { offered: false, step } });
    },
    endGuide() {
      remember();
      store.dispatch({ type: 'guide', guide: { offered: false, step: null } });
    },
  };
}
