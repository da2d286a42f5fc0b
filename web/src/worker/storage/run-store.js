import { refuse } from '../protocol.js';
import { Connection } from './database.js';

/**
 * Stores runs in the browser, so that nothing is lost when a tab is closed. Each visit writes under its own id.
 *
 * @typedef {import('../protocol.js').KeptRun} KeptRun
 * @typedef {import('../protocol.js').KeptRunSummary} KeptRunSummary
 */

const most = 3;

export class RunStore {
  #connection = new Connection();

  /**
   * Writes a run in place of its earlier state, and removes the oldest runs if there are too many.
   * @param {KeptRun} run
   * @returns {Promise<void>}
   */
  async keepRun(run) {
    await this.#connection.use(async (db) => {
      const transaction = db.transaction(['runs', 'runSummaries'], 'readwrite');
      const [runs, summaries] = [transaction.objectStore('runs'), transaction.objectStore('runSummaries')];
      // Removing the old runs first makes room for the new one.
      const others = (await summaries.getAll())
        .filter(({ id }) => id !== run.summary.id)
        .sort((a, b) => b.savedAt - a.savedAt);
      for (const { id } of others.slice(most - 1)) await Promise.all([runs.delete(id), summaries.delete(id)]);
      await Promise.all([runs.put(run, run.summary.id), summaries.put(run.summary)]);
      await transaction.done;
    });
  }

  /** @returns {Promise<KeptRunSummary[]>} the latest first */
  async keptRuns() {
    const summaries = await this.#connection.use((db) => db.getAll('runSummaries'));
    return summaries.sort((a, b) => b.savedAt - a.savedAt);
  }

  /** @param {string} id @returns {Promise<KeptRun>} */
  async readRun(id) {
    const run = await this.#connection.use((db) => db.get('runs', id));
    if (!run) throw refuse('This run is no longer kept in this browser.');
    return run;
  }

  /** @param {string} [id] all if omitted @returns {Promise<void>} */
  async forgetRun(id) {
    await this.#connection.use(async (db) => {
      const transaction = db.transaction(['runs', 'runSummaries'], 'readwrite');
      const stores = [transaction.objectStore('runs'), transaction.objectStore('runSummaries')];
      await Promise.all(stores.map((store) => (id === undefined ? store.clear() : store.delete(id))));
      await transaction.done;
    });
  }
}
