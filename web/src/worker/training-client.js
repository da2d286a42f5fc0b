import * as Comlink from 'comlink';
import { WorkerRecovery } from './worker-recovery.js';
import { messageOf } from './protocol.js';
import { watch } from './watchdog.js';

/**
 * @typedef {import('./protocol.js').RunStatus} RunStatus
 * @typedef {import('./protocol.js').Engine} Engine
 * @typedef {import('./protocol.js').Split} Split
 * @typedef {import('./protocol.js').WorkerEvent} WorkerEvent
 *
 * @typedef {object} Recovery what was restored after a crash
 * @property {string} reason why the worker stopped
 * @property {boolean} hadRun
 * @property {RunStatus|null} run the restored run, paused
 * @property {Split[]} missing the data sets that could not be loaded again
 * @property {string[]} problems why not
 *
 * @typedef {object} Listeners
 * @property {(event: WorkerEvent) => void} onEvent
 * @property {(backend: import('./protocol.js').Backend) => void} onOpen
 * @property {(recovery: Recovery) => void} onRecovered
 * @property {(reason: string) => void} onFailed called if the worker cannot be started (again)
 */

/** The name of the error with which pending calls are rejected when the worker dies. */
export const crashed = 'WorkerCrashed';

/**
 * The page's side of the training worker. Calls wait until the worker is ready and are rejected when it dies; a dead
 * worker is replaced, and gets back its data and the last captured state of its run.
 */
export class TrainingClient {
  #options;
  #listeners;
  #memory = new WorkerRecovery();
  /** @type {Worker|null} */
  #worker = null;
  /** @type {any} */
  #remote = null;
  /** @type {(reason: string) => void} */
  #die = () => {};
  /** @type {Promise<never>} */
  #death = new Promise(() => {});
  /** @type {Promise<void>} */
  #ready;
  /** Whether the worker is being opened; one that dies meanwhile is not restarted. */
  #opening = true;
  #endWatch = () => {};
  /** @type {Set<Promise<unknown>>} */
  #underWay = new Set();

  /** @param {import('./protocol.js').EngineOptions} options @param {Listeners} listeners */
  constructor(options, listeners) {
    this.#options = options;
    this.#listeners = listeners;
    this.#ready = this.#whileOpening(this.#open());
  }

  /** The worker's services: `engine.data.load(…)`. */
  engine = engineOf((service, method, args) => this.#call(service, method, args));

  /** The same without waiting for a worker that is being opened. */
  #opened = engineOf((service, method, args) => this.#send([service, method], args));

  /** @param {string} service @param {string} method @param {unknown[]} args */
  async #call(service, method, args) {
    await this.#ready;
    if (this.#opening) throw crash('the worker could not be opened');
    const sent = this.#send([service, method], args);
    this.#underWay.add(sent);
    const result = await sent.finally(() => this.#underWay.delete(sent));
    this.#memory.note(service, method, args);
    return result;
  }

  /**
   * Replaces the worker by one with this number of threads, once pending calls have finished; new calls wait meanwhile.
   * @param {number} threads 0 = automatic
   * @returns {Promise<Pick<Recovery, 'run'|'missing'>|null>} null if nothing changes; a run keeps its state, but is
   *   paused
   */
  async setThreads(threads) {
    if (threads === this.#options.threads) return null;
    this.#options = { ...this.#options, threads };
    const reopened = this.#ready.then(() => this.#reopen());
    this.#ready = this.#whileOpening(reopened.then(() => {}));
    return reopened.catch(() => null);
  }

  /** @param {string[]} path of the method @param {unknown[]} args @returns {Promise<any>} */
  #send(path, args) {
    const method = path.reduce((remote, name) => remote[name], this.#remote);
    return Promise.race([method(...args), this.#death]);
  }

  async #open() {
    this.#spawn();
    this.#listeners.onOpen(await this.#send(['open'], [this.#options]));
    this.#endWatch = watch(
      () => this.#send(['ping'], []),
      () => this.#die('it no longer answers'),
    );
  }

  #spawn() {
    const worker = new Worker(new URL('./training-worker.js', import.meta.url), { type: 'module' });
    const { promise, die } = deathOf();
    this.#worker = worker;
    this.#death = promise;
    this.#die = (reason) => {
      if (worker !== this.#worker) return;
      die(reason);
      this.#replace(reason);
    };
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#die(event.message || 'it could not be loaded');
    });
    worker.addEventListener('messageerror', () => this.#die('a message from it could not be read'));
    worker.addEventListener('message', ({ data }) => {
      if (data?.event && worker === this.#worker) this.#hear(data);
    });
    this.#remote = Comlink.wrap(worker);
  }

  /** @param {WorkerEvent} event */
  #hear(event) {
    if (event.event === 'crash') return this.#die(event.message);
    if (event.event === 'snapshot') this.#memory.snapshot = event.snapshot;
    if (event.event === 'progress') this.#memory.noteConfig(event.progress.status.config);
    // What is left may be that of a former run.
    if (event.event === 'not-captured') this.#memory.snapshot = null;
    this.#listeners.onEvent(event);
  }

  /** @param {string} reason */
  #replace(reason) {
    this.#terminate();
    if (!this.#opening) this.#ready = this.#whileOpening(this.#recover(reason));
  }

  /** @param {Promise<void>} opened */
  async #whileOpening(opened) {
    this.#opening = true;
    try {
      await opened;
      this.#opening = false;
    } catch (error) {
      this.#terminate();
      this.#listeners.onFailed(messageOf(error));
    }
  }

  /** @param {string} reason */
  async #recover(reason) {
    await this.#open();
    const hadRun = this.#memory.hasRun();
    const recovered = await this.#memory.restoreWith(this.#opened);
    this.#listeners.onRecovered({ reason, hadRun, ...recovered });
  }

  async #reopen() {
    if (!this.#worker) return null;
    this.#opening = true;
    await Promise.allSettled(this.#underWay);
    // Pausing also captures the run: the snapshot arrives before the answer.
    await this.#opened.run.pause();
    this.#terminate();
    await this.#open();
    return this.#memory.restoreWith(this.#opened);
  }

  #terminate() {
    this.#endWatch();
    this.#worker?.terminate();
    this.#worker = null;
  }
}

/**
 * Returns a promise that is rejected when the worker dies. Every call is raced against it, since Comlink would leave
 * the call pending for ever.
 */
function deathOf() {
  /** @type {(reason: string) => void} */
  let die = () => {};
  /** @type {Promise<never>} */
  const promise = new Promise((_, reject) => {
    die = (reason) => reject(crash(reason));
  });
  promise.catch(() => {});
  return { promise, die };
}

/**
 * Returns what stands for the worker's services on the page.
 * @param {(service: string, method: string, args: unknown[]) => Promise<unknown>} ask
 * @returns {Engine}
 */
function engineOf(ask) {
  const serviceOf = (/** @type {string} */ service) =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          (/** @type {unknown[]} */ ...args) =>
            ask(service, String(method), args),
      },
    );
  return /** @type {Engine} */ (new Proxy({}, { get: (_, service) => serviceOf(String(service)) }));
}

/** @param {string} reason */
function crash(reason) {
  return Object.assign(new Error(reason), { name: crashed });
}
