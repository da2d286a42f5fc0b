import { setImmediate } from 'node:timers/promises';
import { serveEngine } from '../../../web/src/worker/serve-engine.js';

/** One end of a wire on which messages arrive later and in order, as between a page and its worker. */
class Port extends EventTarget {
  /** @type {Port|null} */
  other = null;
  cut = false;

  /** @param {unknown} data */
  postMessage(data) {
    setImmediate().then(() => {
      if (!this.cut) this.other?.dispatchEvent(new MessageEvent('message', { data }));
    });
  }
}

/**
 * Stands in for the browser's Worker: the worker's code and the real core behind it, in this process. It can be made to fail in the ways a
 * worker does.
 */
export class WorkerInProcess extends Port {
  /** @type {WorkerInProcess[]} */
  static all = [];
  static get latest() {
    return /** @type {WorkerInProcess} */ (WorkerInProcess.all.at(-1));
  }

  #inside = new Port();

  constructor() {
    super();
    WorkerInProcess.all.push(this);
    this.other = this.#inside;
    this.#inside.other = this;
    serveEngine(/** @type {any} */ (this.#inside), () => setImmediate());
  }

  /** From here on it neither hears nor says anything. */
  fallSilent() {
    this.cut = true;
    this.#inside.cut = true;
  }

  terminate() {
    this.fallSilent();
  }

  /** @param {string} message */
  throwError(message) {
    this.fallSilent();
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }
}
