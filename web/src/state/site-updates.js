import { SiteCache } from '../offline/site-cache.js';
import { formatReload } from './reload-text.js';
import { linkTo } from './url-state.js';

/**
 * Creates what reloads the page, and announces newer versions of it.
 * @param {Pick<import('./data/data-choice.js').Store, 'get'>} store
 * @param {import('./data/data-choice.js').Notices} notices
 * @param {() => Promise<(() => void)|undefined>} prepare has the run go on after a reload; returns what takes that back
 */
export function createSiteUpdates(store, notices, prepare) {
  const site = new SiteCache();

  /** @param {string} text */
  const announce = (text) => notices.announce({ where: 'page', kind: 'info', topic: 'update', text, action: 'reload' });

  return {
    site,
    /** Reloads the page with the current settings and the newest build available. The run goes on after that. */
    async reload() {
      history.replaceState(null, '', linkTo({ ...store.get().settings, autostart: 0 }));
      const stay = await prepare();
      if (await site.takeUpdate()) return;
      stay?.();
      announce('A new version is ready. Close the other tabs with Gradlab, then reload this one.');
    },
    /** Stores the site for the next visit. */
    keep: () => site.keep(() => announce(`A new version of this page is ready. ${formatReload(store.get())}`)),
  };
}
