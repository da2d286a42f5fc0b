import { Connection } from './database.js';

/**
 * Stores the results of runs in the browser, so that the next visit can compare them.
 *
 * @typedef {import('../../state/results/results.js').Result} Result
 */

/** The most results that are kept, far more than a table has cells; the oldest are removed first. */
const most = 500;

export class ResultStore {
  #connection = new Connection();

  /** Writes a result, in place of an earlier one of the same run. @param {Result} result @returns {Promise<void>} */
  async keep(result) {
    await this.#connection.use(async (db) => {
      const transaction = db.transaction('results', 'readwrite');
      await transaction.store.put(result);
      const all = await transaction.store.getAll();
      const old = all.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '')).slice(most);
      await Promise.all(old.map(({ id }) => transaction.store.delete(id)));
      await transaction.done;
    });
  }

  /** @returns {Promise<Result[]>} */
  list() {
    return this.#connection.use((db) => db.getAll('results'));
  }

  /** @returns {Promise<void>} */
  forget() {
    return this.#connection.use((db) => db.clear('results'));
  }
}
