import { takeUp } from '../worker-listeners.js';

/**
 * @typedef {import('../data/data-choice.js').Store} Store
 * @typedef {import('../data/data-choice.js').Notices} Notices
 * @typedef {import('../data/data-choice.js').DataChoice} DataChoice
 * @typedef {import('../../worker/training-client.js').TrainingClient} TrainingClient
 */

/**
 * Brings the threads of the worker in line with the setting. A run goes on as it was: threads change no bit of it.
 * @param {Store} store
 * @param {TrainingClient} client
 * @param {Notices} notices
 * @param {{ data: DataChoice, site: Pick<import('../../offline/site-cache.js').SiteCache, 'isolate'>, reload: () => Promise<unknown> }} others
 */
export function createThreadChoice(store, client, notices, { data, site, reload }) {
  /** Threads need an isolated page; where the host does not make it one, the service worker can, when it is loaded anew. */
  async function isolate() {
    if (await site.isolate()) {
      if (!hasSomethingToLose(store.get())) return void (await reload());
      const text =
        'Threads are ready to be used when the page is loaded anew. That ends the run and forgets files that are not kept.';
      return notices.announce({ where: 'page', kind: 'info', topic: 'threads', text, action: 'reload' });
    }
    await sayWhyOne();
  }

  async function sayWhyOne() {
    const { whyOneThread } = await import('../missing-features.js');
    notices.announce({ where: 'training', kind: 'info', topic: 'threads', text: whyOneThread() });
  }

  return async () => {
    notices.settle('threads');
    const { settings, status } = store.get();
    const recovery = await client.setThreads(settings.threads);
    if (recovery) {
      takeUp(recovery, store, data);
      if (status === 'training' && recovery.run) await client.call('resume');
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
