import { openDB } from 'idb';
import { isRefusal, messageOf, refuse } from '../protocol.js';

/**
 * Opens the page's IndexedDB database: the only storage that works in workers, on plain http and in every browser.
 *
 * @typedef {import('../protocol.js').Split} Split
 * @typedef {{ bytes: number, checksum?: string, hash?: string }} ChunkRecord `hash`: SHA-256, in records of former versions
 * @typedef {{ name: string, rows: number, generation: number, images: ChunkRecord[], labels: ChunkRecord[] }} PartRecord
 * @typedef {{ id: string, train: PartRecord|null, test: PartRecord|null }} SetRecord
 * @typedef {[id: string, split: Split, generation: number, content: 'images'|'labels', index: number]} ChunkKey
 *
 * @typedef {object} Schema
 * @property {{ key: string, value: SetRecord }} sets
 * @property {{ key: ChunkKey, value: Uint8Array }} chunks of IDX files
 * @property {{ key: string, value: string[] }} names of the ten classes
 * @property {{ key: string, value: import('../protocol.js').KeptRun }} runs captured, by their ids
 * @property {{ key: string, value: import('../protocol.js').KeptRunSummary }} runSummaries the same runs without their
 *   large parts
 * @property {{ key: string, value: import('../../state/results/results.js').Result }} results of runs
 * @property {{ key: number, value: { frame: Uint8Array, label: number } }} digits that the visitor has drawn
 *
 * @typedef {import('idb').IDBPDatabase<Schema & import('idb').DBSchema>} Database
 */

/**
 * Some browsers never answer when their database is broken. What is counted is turns of this worker rather than time: one
 * that has been busy for seconds, as it is while a page loads on a slow device, finds the answer waiting at its next turn.
 */
const turnMs = 500;
const mostTurns = 20;

/**
 * A connection that is open only while it is used. If a browser keeps a page in its back/forward cache, the page's
 * workers are suspended and no longer respond; in Firefox, an open connection of such a worker would prevent every
 * other tab from opening a newer version of the database.
 */
export class Connection {
  /** @type {Promise<Database>|null} */
  #open = null;
  #users = 0;

  /**
   * Runs `work` with the database. A failure of the database becomes a refusal that says what is wrong.
   * @template T
   * @param {(db: Database) => Promise<T>} work
   * @returns {Promise<T>}
   */
  use(work) {
    return this.keepOpen(async () => {
      try {
        return await work(await this.#database());
      } catch (error) {
        throw isRefusal(error) ? error : refuse(formatTrouble(error));
      }
    });
  }

  /**
   * Keeps the connection open during work that uses it many times.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async keepOpen(work) {
    this.#users += 1;
    try {
      return await work();
    } finally {
      this.#users -= 1;
      if (this.#users === 0) this.#close();
    }
  }

  #close() {
    this.#open?.then(
      (db) => db.close(),
      () => {},
    );
    this.#open = null;
  }

  async #database() {
    const opening = this.#open ?? openDatabase(() => this.#drop(opening));
    this.#open = opening;
    try {
      return await opening;
    } catch (error) {
      this.#drop(opening);
      throw error;
    }
  }

  /** Forgets a connection that is closed, unless there is a newer one. @param {Promise<Database>} opening */
  #drop(opening) {
    if (this.#open === opening) this.#open = null;
  }
}

/** @param {() => void} terminated called when the browser has closed it @returns {Promise<Database>} */
async function openDatabase(terminated) {
  if (typeof indexedDB === 'undefined') throw new Error('it has no IndexedDB');
  const opening = openDB('gradlab', 4, {
    upgrade(/** @type {Database} */ db, before) {
      if (before < 1) {
        db.createObjectStore('sets', { keyPath: 'id' });
        db.createObjectStore('chunks');
        db.createObjectStore('names');
      }
      if (before < 2) {
        db.createObjectStore('runs');
        db.createObjectStore('runSummaries', { keyPath: 'id' });
      }
      if (before < 3) db.createObjectStore('results', { keyPath: 'id' });
      if (before < 4) db.createObjectStore('digits', { autoIncrement: true });
    },
    // A tab with a newer version of the page waits until this connection is closed.
    blocking(_before, _after, event) {
      /** @type {IDBDatabase} */ (event.target).close();
      terminated();
    },
    terminated,
  });
  return /** @type {Promise<Database>} */ (patiently(opening));
}

/** @template T @param {Promise<T>} promise @returns {Promise<T>} */
async function patiently(promise) {
  let turns = 0;
  /** @type {ReturnType<typeof setInterval>|undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setInterval(() => {
      turns += 1;
      if (turns === mostTurns) reject(new Error('its database does not answer'));
    }, turnMs);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([promise, late]));
  } finally {
    clearInterval(timer);
  }
}

/** @param {unknown} error */
function formatTrouble(error) {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  if (isFull)
    return 'The space this browser gives to the page is full, so this is not kept for the next visit. Everything else works. To make room, delete stored data.';
  return `This browser keeps nothing for the next visit (${messageOf(error)}). Private windows and strict settings forbid it; everything else works.`;
}
