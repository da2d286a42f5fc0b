import { fetchedCode } from '../../worker/core/fetched-code.js';
import { formatReload } from '../reload-text.js';
import { takeUp } from '../worker-listeners.js';

/**
 * @typedef {import('../data/data-choice.js').Store} Store
 * @typedef {import('../data/data-choice.js').Notices} Notices
 * @typedef {import('../data/data-choice.js').DataChoice} DataChoice
 * @typedef {import('../../worker/training-client.js').TrainingClient} TrainingClient
 */

/**
 * Gives the worker the chosen number of threads. A run continues unchanged, since its results do not depend on them.
 * @param {Store} store
 * @param {TrainingClient} client
 * @param {Notices} notices
 * @param {{ data: DataChoice, site: Pick<import('../../offline/site-cache.js').SiteCache, 'isolate'>, reload: () => Promise<unknown> }} others
 */
export function createThreadChoice(store, client, notices, { data, site, reload }) {
  /** Isolates the page, which threads require. If the host does not do that, the service worker can, after a reload. */
  async function isolate() {
    if (await site.isolate()) {
      if (!hasSomethingToLose(store.get())) return void (await reload());
      const text = `Threads can be used once the page is reloaded. ${formatReload(store.get())}`;
      return notices.announce({ where: 'page', kind: 'info', topic: 'threads', text, action: 'reload' });
    }
    await sayWhyOne();
  }

  async function sayWhyOne() {
    const { whyOneThread } = await fetchedCode(() => import('../missing-features.js'));
    notices.announce({ where: 'training', kind: 'info', topic: 'threads', text: whyOneThread() });
  }

  return async () => {
    notices.settle('threads');
    const { settings, status } = store.get();
    const recovery = await client.setThreads(settings.threads);
    if (recovery) {
      takeUp(recovery, store, data);
      if (status === 'training' && recovery.run)
        await notices.attempt({ where: 'training', topic: 'run' }, () => client.engine.run.resume());
    }
    if (settings.threads <= 1) return;
    if (!globalThis.crossOriginIsolated) await isolate();
    else if (typeof SharedArrayBuffer !== 'function') await sayWhyOne();
  };
}

/** @param {import('../reducer.js').State} state */
function hasSomethingToLose({ run, settings, data }) {
  return run !== null || settings.dataset === 'upload' || data.mine.size > 0;
}
