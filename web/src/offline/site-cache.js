/**
 * The page's side of the service worker. If there is none (on plain http, in a private window, in development), nothing
 * is stored, and no error is shown.
 */

/** The key under which session storage records that the page was loaded again for isolation. */
const reloadedFor = 'gradlab-reloaded-for-threads';

/** @returns {ServiceWorkerContainer|null} */
function container() {
  return import.meta.env.PROD && 'serviceWorker' in navigator ? navigator.serviceWorker : null;
}

/** @param {ServiceWorker} worker @param {'take over'|'isolate'} message @returns {Promise<string>} */
function ask(worker, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message, [port2]);
  });
}

/**
 * Calls `then` once the worker is in this state, at once if it already is.
 * @param {ServiceWorker} worker
 * @param {ServiceWorkerState} state
 * @param {() => void} then
 */
function whenIn(worker, state, then) {
  if (worker.state === state) return then();
  worker.addEventListener('statechange', () => worker.state === state && then());
}

export class SiteCache {
  /** @type {Promise<ServiceWorkerRegistration|null>|null} */
  #registration = null;

  /**
   * Stores the site for the next visit, in the background.
   * @param {() => void} onUpdate called when a new build is waiting
   */
  keep(onUpdate) {
    void this.#registered().then((registration) => {
      if (!registration) return;
      const hear = () => {
        const coming = registration.waiting ?? registration.installing;
        // The first build ever installed is not an update.
        if (coming && registration.active && registration.active !== coming) whenIn(coming, 'installed', onUpdate);
      };
      registration.addEventListener('updatefound', hear);
      hear();
    });
  }

  /**
   * Reloads the page with the waiting build.
   * @returns {Promise<boolean>} false while other tabs still show the old one
   */
  async takeUpdate() {
    const waiting = (await this.#registered())?.waiting;
    if (!waiting) {
      location.reload();
      return true;
    }
    if ((await ask(waiting, 'take over')) === 'other tabs') return false;
    whenIn(waiting, 'activated', () => location.reload());
    return true;
  }

  /**
   * Makes the page isolated from its next load on. This is tried once per tab: if a reload did not help, another will
   * not.
   * @returns {Promise<boolean>} whether to reload the page
   */
  async isolate() {
    try {
      const thisLoad = String(performance.timeOrigin);
      const askedIn = sessionStorage.getItem(reloadedFor);
      if (askedIn && askedIn !== thisLoad) return false;
      const active = await this.#active();
      if (!active) return false;
      await ask(active, 'isolate');
      sessionStorage.setItem(reloadedFor, thisLoad);
      return sessionStorage.getItem(reloadedFor) === thisLoad;
    } catch {
      // Storage is not allowed. Without it, a page that is still not isolated would reload for ever.
      return false;
    }
  }

  /** Returns the active service worker; null if there will be none. @returns {Promise<ServiceWorker|null>} */
  async #active() {
    const registration = await this.#registered();
    if (!registration) return null;
    if (registration.active) return registration.active;
    const { installing } = registration;
    if (!installing) return null;
    return new Promise((resolve) => {
      whenIn(installing, 'activated', () => resolve(installing));
      whenIn(installing, 'redundant', () => resolve(null));
    });
  }

  #registered() {
    this.#registration ??= this.#register();
    return this.#registration;
  }

  /** @returns {Promise<ServiceWorkerRegistration|null>} */
  async #register() {
    try {
      return (await container()?.register(new URL('service-worker.js', document.baseURI))) ?? null;
    } catch {
      return null;
    }
  }
}
