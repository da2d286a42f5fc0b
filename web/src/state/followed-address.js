import { linkTo, parseFragment } from './url-state.js';

/**
 * Lets the page's address follow what is shown. Opening another panel, section or chapter makes an entry of the browser's
 * history, so that Back and Forward lead between them; other settings change the address of the entry that is open.
 *
 * @typedef {import('../config/hyper-parameters.js').Settings} Settings
 */

const shownKeys = /** @type {const} */ (['panel', 'inspect', 'chapter']);
/** Browsers refuse more than some hundred changes of the address in half a minute. */
const settlingMs = 400;
/** Marks the entries of the history that were made here, and not by a link or by hand. */
const mark = { isFollowed: true };

/** Returns what an address shows. @param {Settings} settings */
const shownOf = (settings) => Object.fromEntries(shownKeys.map((key) => [key, settings[key]]));

/**
 * @param {() => Settings} settings
 * @param {object} page
 * @param {(shown: Partial<Settings>) => void} page.show called when the visitor goes back or forward
 * @param {() => void} page.open called when the address is another link
 */
export function createFollowedAddress(settings, { show, open }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  function write() {
    clearTimeout(waiting);
    history.replaceState(mark, '', linkTo(settings()));
  }

  addEventListener('popstate', () => {
    // Of an earlier entry, only what it showed comes back: the settings stay as they are.
    if (history.state?.isFollowed) show(shownOf(parseFragment(location.hash).settings));
  });
  addEventListener('hashchange', () => {
    if (!history.state?.isFollowed) open();
  });

  return {
    /** @param {string[]} keys settings that the visitor has changed */
    follow(keys) {
      if (!keys.some((key) => shownKeys.some((shown) => shown === key))) {
        clearTimeout(waiting);
        waiting = setTimeout(write, settlingMs);
        return;
      }
      clearTimeout(waiting);
      const address = linkTo(settings());
      if (!history.state?.isFollowed) history.replaceState(mark, '');
      if (address !== location.href) history.pushState(mark, '', address);
    },
  };
}
