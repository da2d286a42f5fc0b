import { openDB } from 'idb';
import { isRefusal, messageOf, refuse } from '../protocol.js';

/**
 * The browser's own database: the one storage that works in workers, on plain http and in every browser alike.
 *
 * @typedef {import('../protocol.js').Which} Which
 * @typedef {{ bytes: number, hash: string }} ChunkRecord
 * @typedef {{ name: string, rows: number, generation: number, images: ChunkRecord[], labels: ChunkRecord[] }} PartRecord
 * @typedef {{ id: string, train: PartRecord|null, test: PartRecord|null }} SetRecord
 * @typedef {[id: string, which: Which, generation: number, content: 'images'|'labels', index: number]} ChunkKey
 *
 * @typedef {object} Schema
 * @property {{ key: string, value: SetRecord }} sets
 * @property {{ key: ChunkKey, value: Uint8Array }} chunks IDX files, cut up
 * @property {{ key: string, value: string[] }} names of the ten classes
 * @property {{ key: string, value: import('../protocol.js').KeptRun }} runs captured, by their ids
 * @property {{ key: string, value: import('../protocol.js').KeptRunSummary }} runSummaries the same without what is large
 * @property {{ key: string, value: import('../../state/results.js').Result }} results of runs
 *
 * @typedef {import('idb').IDBPDatabase<Schema & import('idb').DBSchema>} Database
 */

/** Some browsers never answer when their database is broken. */
const patienceMs = 5000;

/** A connection, made when it is first needed. */
export class Connection {
  /** @type {Promise<Database>|null} */
  #open = null;

  /**
   * Works with the database; what it cannot do becomes a refusal in words.
   * @template T
   * @param {(db: Database) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async use(work) {
    try {
      return await work(await this.#database());
    } catch (error) {
      throw isRefusal(error) ? error : refuse(troubleInWords(error));
    }
  }

  async #database() {
    this.#open ??= openDatabase(() => (this.#open = null));
    try {
      return await this.#open;
    } catch (error) {
      this.#open = null;
      throw error;
    }
  }
}

/** @param {() => void} terminated called when the browser has closed it @returns {Promise<Database>} */
async function openDatabase(terminated) {
  if (typeof indexedDB === 'undefined') throw new Error('it has no IndexedDB');
  const opening = openDB('gradlab', 3, {
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
    },
    // A tab of a newer version of the page waits for this one to let go.
    blocking(_before, _after, event) {
      /** @type {IDBDatabase} */ (event.target).close();
      terminated();
    },
    terminated,
  });
  return /** @type {Promise<Database>} */ (within(patienceMs, opening));
}

/**
 * @template T
 * @param {number} milliseconds
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
async function within(milliseconds, promise) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('its database does not answer')), milliseconds);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([promise, late]));
  } finally {
    clearTimeout(timer);
  }
}

/** @param {unknown} error */
function troubleInWords(error) {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  if (isFull) return 'The space this browser gives to the page is full, so this is not kept for the next visit. Everything else works; forgetting stored data makes room.';
  return `This browser keeps nothing for the next visit (${messageOf(error)}). Private windows and strict settings forbid it; everything else works.`;
}
