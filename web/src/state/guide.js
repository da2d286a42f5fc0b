/**
 * The state of the guide for first-time visitors. It is offered until the visitor takes or declines it.
 *
 * @typedef {{ offered: boolean, step: number|null }} Guide `step` counts from 0; null while the guide is closed
 * @typedef {{ type: 'guide', guide: Partial<Guide> }} GuideAction
 */

const key = 'gradlab-guide';

/** @returns {Guide} */
export const noGuide = () => ({ offered: false, step: null });

/**
 * @param {import('./reducer.js').State} state
 * @param {import('./reducer.js').Action} action
 * @returns {Partial<import('./reducer.js').State>|null} what changes
 */
export const guideReducer = ({ guide }, action) =>
  action.type === 'guide' ? { guide: { ...guide, ...action.guide } } : null;

/**
 * Returns whether the guide should still be offered. If the browser blocks storage, it is not offered at all, rather
 * than on every visit.
 * @returns {boolean}
 */
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
    // Without storage, the guide is not offered in the first place.
  }
}

/**
 * @param {{ dispatch(action: GuideAction): void }} store
 * @param {boolean} asksForNothing whether the address contains no settings
 */
export function createGuide(store, asksForNothing) {
  if (asksForNothing && isNew()) store.dispatch({ type: 'guide', guide: { offered: true } });
  return {
    /** @param {number} [step] */
    open(step = 0) {
      remember();
      store.dispatch({ type: 'guide', guide: { offered: false, step } });
    },
    end() {
      remember();
      store.dispatch({ type: 'guide', guide: { offered: false, step: null } });
    },
  };
}
