import { messageOf, refuse } from '../protocol.js';
import { CrashLimit } from './crash-limit.js';
import { crash, WorkerConnection } from './worker-connection.js';

/**
 * The page's side of a worker that is started, opened and, when it dies, replaced. Calls wait until the worker is open
 * and are rejected when it dies. A question that three workers in a row have died of is refused from then on.
 *
 * @typedef {import('./worker-connection.js').Question} Question
 * @typedef {(path: string[], args: unknown[]) => Promise<any>} Ask
 *
 * @typedef {object} WorkerKind
 * @property {string} name as in “the training worker”
 * @property {() => Worker} start
 * @property {(ask: Ask, death: Death|null) => Promise<void>} [open] prepares a new worker; `death`: what ended the one
 *   before
 * @property {'at once'|'when asked'|'never'} replaced when a dead worker is replaced
 * @property {(event: any) => void} [onEvent] receives what the worker sends unasked
 * @property {(reason: string) => void} [onFailed] called if the worker cannot be opened (again)
 * @typedef {{ reason: string, asked: Question[], attempt: number }} Death `attempt`: counts the attempts to replace it
 */

/** How often a worker that dies while it is being opened in place of another is tried again, and the first pause before that. */
const mostAttempts = 3;
const firstPauseMs = 250;

export class WorkerClient {
  #kind;
  #limit = new CrashLimit();
  /** @type {WorkerConnection|null} */
  #connection = null;
  /** Settles when the worker is open. @type {Promise<void>|null} */
  #opened = null;
  #opening = false;
  /** Why there will be no other worker. @type {string|null} */
  #ended = null;
  /** @type {Death|null} */
  #death = null;

  /** @param {WorkerKind} kind */
  constructor(kind) {
    this.#kind = kind;
    if (kind.replaced === 'at once') this.#begin(() => this.#open(null));
  }

  /** @type {Ask} */
  async ask(path, args) {
    const question = { path, args };
    if (this.#limit.isReached(question))
      throw refuse(
        `${this.#kind.name} has stopped three times at this request, so it is not tried again. Reload the page to try again.`,
      );
    const answer = await (await this.#current()).ask(question);
    this.#limit.clear(question);
    return answer;
  }

  /**
   * Replaces the worker on purpose, after the calls under way; new calls wait meanwhile.
   * @template T
   * @param {(ask: Ask) => Promise<void>} leave prepares the old worker for its end
   * @param {(ask: Ask) => Promise<T>} enter prepares the new one after `open`
   * @returns {Promise<T|null>} null if there is none to replace, or it could not be replaced
   */
  async replace(leave, enter) {
    /** @type {T|null} */
    let entered = null;
    const before = this.#opened;
    this.#begin(async () => {
      await before;
      const old = this.#connection;
      if (!old || this.#ended !== null) return;
      await old.idle();
      try {
        await leave(askOf(old));
      } catch (error) {
        // It died before it was replaced.
        return this.#open({ reason: messageOf(error), asked: [], attempt: 1 });
      }
      old.end('it was replaced');
      await this.#open(null);
      entered = await enter(askOf(/** @type {WorkerConnection} */ (this.#connection)));
    });
    await this.#opened;
    return entered;
  }

  /**
   * Ends the worker as if it had died by itself.
   * @param {string} reason
   * @param {Question[]} [asked] of which it may have died; those under way if omitted
   */
  die(reason, asked) {
    this.#connection?.die(reason, asked);
  }

  /** Counts a death without a question under this one. @param {Question} question @returns {boolean} whether there were too many */
  isRepeated(question) {
    this.#limit.blame([question]);
    return this.#limit.isReached(question);
  }

  /** Ends the worker for good; calls under way are rejected. @param {string} reason */
  close(reason) {
    this.#ended = reason;
    this.#connection?.end(reason);
  }

  /** @returns {Promise<WorkerConnection>} */
  async #current() {
    if (!this.#opened && this.#ended === null) this.#begin(() => this.#open(this.#death));
    const opened = this.#opened;
    await opened;
    if (this.#ended !== null) throw crash(this.#ended);
    const connection = /** @type {WorkerConnection} */ (this.#connection);
    // It may have died meanwhile; the one that replaces it is asked when it is open, too.
    return opened === this.#opened && connection.isAlive ? connection : this.#current();
  }

  /** @param {() => Promise<void>} open */
  #begin(open) {
    this.#opening = true;
    const opened = open()
      .catch((error) => this.#fail(error))
      .then(() => {
        if (this.#opened === opened) this.#opening = false;
      });
    opened.catch(() => {});
    this.#opened = opened;
  }

  /** @param {unknown} error */
  #fail(error) {
    // The next question tries again: what failed may have been a download.
    if (this.#kind.replaced === 'when asked') {
      this.#opened = null;
      throw error;
    }
    this.close(messageOf(error));
    this.#kind.onFailed?.(messageOf(error));
  }

  /** @param {Death|null} death of the worker before, which is followed by several attempts */
  async #open(death) {
    const { start, open = async () => {}, onEvent } = this.#kind;
    const connection = new WorkerConnection(start(), (reason, asked) => this.#hearDeath(reason, asked), onEvent);
    this.#connection = connection;
    try {
      await open(askOf(connection), death);
    } catch (error) {
      connection.end(messageOf(error));
      if (!death || death.attempt >= mostAttempts || this.#ended !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, firstPauseMs * 2 ** (death.attempt - 1)));
      await this.#open({ ...death, attempt: death.attempt + 1 });
    }
  }

  /** @param {string} reason @param {Question[]} asked */
  #hearDeath(reason, asked) {
    // A worker that dies while it is being opened rejects `open`.
    if (this.#opening) return;
    this.#limit.blame(asked);
    this.#death = { reason, asked, attempt: 1 };
    this.#opened = null;
    if (this.#kind.replaced === 'never') this.#ended = reason;
    if (this.#kind.replaced === 'at once') this.#begin(() => this.#open(this.#death));
  }
}

/** @param {WorkerConnection} connection @returns {Ask} */
const askOf = (connection) => (path, args) => connection.ask({ path, args });
