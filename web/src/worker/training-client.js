import { watch } from './client/watchdog.js';
import { WorkerClient } from './client/worker-client.js';
import { WorkerRecovery } from './worker-recovery.js';

/**
 * @typedef {import('./client/worker-client.js').Ask} Ask
 * @typedef {import('./client/worker-client.js').Death} Death
 * @typedef {import('./protocol.js').RunStatus} RunStatus
 * @typedef {import('./protocol.js').Engine} Engine
 * @typedef {import('./protocol.js').Split} Split
 * @typedef {import('./protocol.js').WorkerEvent} WorkerEvent
 *
 * @typedef {object} Recovery what was restored after a crash
 * @property {string} reason why the worker stopped
 * @property {boolean} hadRun
 * @property {RunStatus|null} run the restored run, paused
 * @property {boolean} goesOn whether it goes on by itself
 * @property {boolean} givenUp whether the run was not restored since it has stopped too many workers at the same step
 * @property {Split[]} missing the data sets that could not be loaded again
 * @property {string[]} problems why not
 *
 * @typedef {object} Listeners
 * @property {(event: WorkerEvent) => void} onEvent
 * @property {(backend: import('./protocol.js').Backend) => void} onOpen
 * @property {(recovery: Recovery) => void} onRecovered
 * @property {(reason: string) => void} onFailed called if the worker cannot be started (again)
 */

/** A run goes on by itself after a death if the worker had lived for so long. */
const calmMs = 10_000;

/**
 * The page's side of the training worker. A dead worker is replaced at once, and gets back its data and the last captured
 * state of its run.
 */
export class TrainingClient {
  #options;
  #listeners;
  #memory = new WorkerRecovery();
  /** @type {ReturnType<typeof watch>|null} */
  #watch = null;
  #client;
  #diedAt = -Infinity;

  /** @param {import('./protocol.js').EngineOptions} options @param {Listeners} listeners */
  constructor(options, listeners) {
    this.#options = options;
    this.#listeners = listeners;
    this.#client = new WorkerClient({
      name: 'The training worker',
      start: () => new Worker(new URL('./training-worker.js', import.meta.url), { type: 'module' }),
      open: (ask, death) => this.#open(ask, death),
      replaced: 'at once',
      onEvent: (event) => this.#hear(event),
      onFailed: (reason) => {
        this.#watch?.stop();
        listeners.onFailed(reason);
      },
    });
  }

  /** The worker's services: `engine.data.load(…)`. */
  engine = engineOf(async (path, args) => {
    // The worker may die before it has paused the run.
    if (path.join('.') === 'run.pause') this.#memory.trains = false;
    const answer = await this.#client.ask(path, args);
    this.#memory.note(path[0], path[1], args);
    return answer;
  });

  /**
   * Replaces the worker by one with this number of threads, once pending calls have finished; new calls wait meanwhile.
   * @param {number} threads 0 = automatic
   * @returns {Promise<Pick<Recovery, 'run'|'missing'>|null>} null if nothing changes; a run keeps its state, but is
   *   paused
   */
  async setThreads(threads) {
    if (threads === this.#options.threads) return null;
    this.#options = { ...this.#options, threads };
    return this.#client.replace(
      // Pausing also captures the run: the snapshot arrives before the answer.
      (ask) => engineOf(ask).run.pause(),
      (ask) => this.#memory.restoreWith(engineOf(ask)),
    );
  }

  /** @param {Ask} ask @param {Death|null} death */
  async #open(ask, death) {
    this.#watch?.stop();
    this.#listeners.onOpen(await ask(['open'], [this.#options]));
    this.#watch = watch(
      () => ask(['ping'], []),
      () => this.#client.die('it no longer answers'),
    );
    if (death) await this.#restore(engineOf(ask), death);
  }

  /** @param {Engine} engine @param {Death} death */
  async #restore(engine, { reason, asked, attempt }) {
    const hadRun = this.#memory.hasRun();
    const ofRun = hadRun && attempt === 1 && asked.every(({ path }) => path[0] === 'ping');
    const step = this.#memory.snapshot?.status.step ?? null;
    const givenUp = ofRun && this.#client.isRepeated({ path: ['run'], args: [step] });
    // The last attempt does without the run, which the worker may have died of.
    if (givenUp || attempt === 3) this.#memory.forgetRun();
    const goesOn = this.#memory.trains && attempt === 1 && this.#diedLongAgo();
    const recovered = await this.#memory.restoreWith(engine);
    const resumes = goesOn && recovered.run?.phase === 'paused';
    this.#listeners.onRecovered({ reason, hadRun, givenUp, goesOn: resumes, ...recovered });
    if (resumes) await engine.run.resume();
  }

  /** A run that stops worker after worker is left to the visitor. */
  #diedLongAgo() {
    const before = this.#diedAt;
    this.#diedAt = performance.now();
    return this.#diedAt - before > calmMs;
  }

  /** @param {WorkerEvent} event */
  #hear(event) {
    if (event.event === 'crash') return this.#client.die(event.message, []);
    if (event.event === 'working') return this.#watch?.hear(event);
    if (event.event === 'snapshot') this.#memory.snapshot = event.snapshot;
    if (event.event === 'progress') this.#memory.noteStatus(event.progress.status);
    // What is left may be that of a former run.
    if (event.event === 'not-captured') this.#memory.snapshot = null;
    this.#listeners.onEvent(event);
  }
}

/**
 * Returns what stands for the worker's services on the page.
 * @param {Ask} ask
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
            ask([service, String(method)], args),
      },
    );
  return /** @type {Engine} */ (new Proxy({}, { get: (_, service) => serviceOf(String(service)) }));
}
