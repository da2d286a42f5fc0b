import * as Comlink from 'comlink';
import { isRefusal, messageOf, missingPart } from '../protocol.js';

/**
 * The page's side of one worker, from its start to its death.
 *
 * @typedef {{ path: string[], args: unknown[] }} Question a call of the worker: the names that lead to its method
 * @typedef {(reason: string, asked: Question[]) => void} OnDeath `asked`: the calls that may have caused it
 */

/** The name of the error with which pending calls are rejected when the worker dies. */
export const crashed = 'WorkerCrashed';

export class WorkerConnection {
  #worker;
  #remote;
  #onDeath;
  /** @type {(error: Error) => void} */
  #reject = () => {};
  /** Every call is raced against this, since Comlink would leave it pending for ever. @type {Promise<never>} */
  #death = new Promise((_, reject) => (this.#reject = reject));
  /** @type {Map<Question, Promise<unknown>>} */
  #underWay = new Map();
  isAlive = true;

  /** @param {Worker} worker @param {OnDeath} onDeath @param {(event: any) => void} [onEvent] what it sends unasked */
  constructor(worker, onDeath, onEvent) {
    this.#worker = worker;
    this.#onDeath = onDeath;
    this.#death.catch(() => {});
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (!event.message) reportMissingPart();
      this.die(event.message || 'it could not be loaded');
    });
    worker.addEventListener('messageerror', () => this.die('a message from it could not be read'));
    worker.addEventListener('message', ({ data }) => {
      if (data?.event && this.isAlive) onEvent?.(data);
    });
    this.#remote = /** @type {any} */ (Comlink.wrap(worker));
  }

  /**
   * Calls a method. An error other than a refusal leaves the worker in an unknown state (after an abort, wasm no longer
   * works at all), so it counts as the worker's death.
   * @param {Question} question
   * @returns {Promise<any>}
   */
  ask(question) {
    const answer = this.#answer(question).finally(() => this.#underWay.delete(question));
    this.#underWay.set(question, answer);
    return answer;
  }

  /** @param {Question} question */
  async #answer(question) {
    try {
      const { path, args } = question;
      const method = path.reduce((remote, name) => remote[name], this.#remote);
      return await Promise.race([method(...args), this.#death]);
    } catch (error) {
      if (messageOf(error) === missingPart) reportMissingPart();
      if (isRefusal(error)) throw error;
      this.die(messageOf(error), [question]);
      return await this.#death;
    }
  }

  /** Waits until no call is under way. */
  async idle() {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay.values());
  }

  /** Ends the worker, and reports why. @param {string} reason @param {Question[]} [asked] */
  die(reason, asked = [...this.#underWay.keys()]) {
    if (!this.isAlive) return;
    this.end(reason);
    this.#onDeath(reason, asked);
  }

  /** Ends the worker on purpose; calls under way are rejected. @param {string} reason */
  end(reason) {
    this.isAlive = false;
    this.#worker.terminate();
    this.#reject(crash(reason));
  }
}

/** Has the page find out why a worker's code could not be downloaded, as the bundler does for the page's own. */
export function reportMissingPart() {
  globalThis.dispatchEvent?.(new Event('vite:preloadError'));
}

/** @param {string} reason */
export function crash(reason) {
  return Object.assign(new Error(reason), { name: crashed });
}
