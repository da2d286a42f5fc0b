/**
 * The page's side of the service worker. Where there is none (plain http, a private window, while developing), nothing is kept and
 * nothing is said.
 */

/** Holds which load of the page asked for isolation. */
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

/** Calls back when it is in this state, or is already. @param {ServiceWorker} worker @param {ServiceWorkerState} state @param {() => void} then */
function whenIn(worker, state, then) {
  if (worker.state === state) return then();
  worker.addEventListener('statechange', () => worker.state === state && then());
}

export class SiteCache {
  /** @type {Promise<ServiceWorkerRegistration|null>|null} */
  #registration = null;

  /** Keeps the site for the next visit, in the background. @param {() => void} onUpdate when another build is there and waits */
  keep(onUpdate) {
    void this.#registered().then((registration) => {
      if (!registration) return;
      const hear = () => {
        const coming = registration.waiting ?? registration.installing;
        // The first build ever is no update.
        if (coming && registration.active && registration.active !== coming) whenIn(coming, 'installed', onUpdate);
      };
      registration.addEventListener('updatefound', hear);
      hear();
    });
  }

  /** Loads the page anew with the build that waits. @returns {Promise<boolean>} false while other tabs still show the old one */
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
   * Makes the page isolated from the next time it is loaded. Once a tab: where loading it anew has not helped, nothing does.
   * @returns {Promise<boolean>} whether to load it anew
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
      // Storage is forbidden: without it a page that stays as it is would be loaded for ever.
      return false;
    }
  }

  /** The service worker at work; null where none is coming. @returns {Promise<ServiceWorker|null>} */
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
