import { refusal } from '../worker/protocol.js';
import { formatReload } from './reload-text.js';

/**
 * Says why part of the page could not be downloaded, and offers to reload the page. The bundler's code, and the page's
 * side of every worker, dispatch `vite:preloadError` when a part is missing. By then, it has been tried twice.
 *
 * @typedef {import('./notices.js').Announcement} Announcement
 */

/** How long after the last check a page that was in the background asks again. */
const checkEveryMs = 600_000;

const missing = 'Part of the page could not be downloaded';
const reload = /** @type {const} */ ('reload');
/** @type {Record<'new'|'same'|'page'|'silence', Pick<Announcement, 'text'|'action'>>} */
const messages = {
  new: {
    text: 'Part of this page is no longer on its server, which has a new version. Reload the page.',
    action: reload,
  },
  same: { text: `${missing}, although its server answers. Reload the page.`, action: reload },
  page: {
    text: `${missing}: another page came in its place. If this network asks you to sign in, do that. Then try again.`,
  },
  silence: { text: `${missing}. Check the connection and try again.` },
};

/** Returns what the page's server has now: this version of the page, a new one, another web page, or nothing. */
async function served() {
  const response = await fetch(new URL('build.json', document.baseURI), { cache: 'no-store' }).catch(() => null);
  if (!response?.ok) return response ? 'same' : 'silence';
  const build = await response.json().catch(() => null);
  if (!build) return 'page';
  const { src } = /** @type {HTMLScriptElement} */ (document.querySelector('script[type=module]'));
  return build.entry === undefined || src.endsWith(build.entry) ? 'same' : 'new';
}

/**
 * @param {Pick<import('./data/data-choice.js').Store, 'get'>} store
 * @param {import('./data/data-choice.js').Notices} notices
 */
export function followMissingParts(store, notices) {
  let checkedAt = performance.now();

  /** @param {'warning'|'info'} kind @param {Pick<Announcement, 'text'|'action'>} message */
  function announce(kind, { text, action }) {
    const full = action ? `${text} ${formatReload(store.get())}` : text;
    notices.announce({ where: 'page', kind, topic: 'update', text: full, action });
  }

  addEventListener('vite:preloadError', async (event) => {
    const error = /** @type {{ payload?: Error }} */ (event).payload;
    const sheet = /CSS for (\S+)/.exec(error?.message ?? '')?.[1];
    // It is no fault of the page.
    if (error) Object.assign(error, { name: refusal, message: `${missing}.` });
    if (sheet) {
      event.preventDefault();
      if (await bringSheet(sheet)) return;
    }
    announce('warning', messages[await served()]);
  });
  document.addEventListener('visibilitychange', async () => {
    if (document.hidden || performance.now() - checkedAt < checkEveryMs) return;
    checkedAt = performance.now();
    if ((await served()) === 'new') announce('info', { text: 'A new version of this page is ready.', action: reload });
  });
}

/** Tries a style sheet once more: the bundler's code does not. @param {string} address */
function bringSheet(address) {
  const href = `${address}?${performance.now()}`;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  document.head.append(link);
  return new Promise((resolve) => {
    link.onload = () => resolve(true);
    link.onerror = () => resolve(false);
  });
}
