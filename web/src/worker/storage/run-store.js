import { refuse } from '../protocol.js';
import { Connection } from './database.js';
import { checkRun, sealed } from './run-record.js';

/**
 * Stores runs in the browser, so that nothing is lost when a tab is closed. Each visit writes under its own id.
 *
 * @typedef {import('../protocol.js').KeptRun} KeptRun
 * @typedef {import('../protocol.js').KeptRunSummary} KeptRunSummary
 */

const most = 3;

export class RunStore {
  #connection = new Connection();
  #core;

  /** @param {() => Pick<import('../core/core-loader.js').Core, 'checksum'>} core makes the checksums */
  constructor(core) {
    this.#core = core;
  }

  /**
   * Writes a run in place of its earlier state, and removes the oldest runs if there are too many. Nothing is written
   * if another tab has stored a state of the same run meanwhile.
   * @param {KeptRun} run
   * @param {string[]} [known] the generations that this tab has stored or read; '' is one of a former version
   * @returns {Promise<boolean>} whether it was written
   */
  async keep(run, known = []) {
    const record = sealed(this.#core(), run);
    return this.#connection.use(async (db) => {
      const transaction = db.transaction(['runs', 'runSummaries'], 'readwrite');
      const [runs, summaries] = [transaction.objectStore('runs'), transaction.objectStore('runSummaries')];
      const all = await summaries.getAll();
      const before = all.find(({ id }) => id === run.summary.id);
      const isOurs = !before || known.includes(before.generation ?? '');
      if (isOurs) {
        // Removing the old runs first makes room for the new one.
        const others = all.filter(({ id }) => id !== run.summary.id).sort((a, b) => b.savedAt - a.savedAt);
        for (const { id } of others.slice(most - 1)) await Promise.all([runs.delete(id), summaries.delete(id)]);
        await Promise.all([runs.put(record, run.summary.id), summaries.put(run.summary)]);
      }
      await transaction.done;
      return isOurs;
    });
  }

  /** @returns {Promise<KeptRunSummary[]>} the latest first */
  async list() {
    const summaries = await this.#connection.use((db) => db.getAll('runSummaries'));
    return summaries.filter(isSummary).sort((a, b) => b.savedAt - a.savedAt);
  }

  /** Reads a run. A damaged one is refused in words, and deleted. @param {string} id @returns {Promise<KeptRun>} */
  async read(id) {
    const run = await this.#connection.use((db) => db.get('runs', id));
    if (!run) throw refuse('This run is no longer kept in this browser.');
    const problem = checkRun(this.#core(), run);
    if (!problem) return run;
    await this.forget(id);
    throw refuse(problem);
  }

  /** @param {string} [id] all if omitted @returns {Promise<void>} */
  async forget(id) {
    await this.#connection.use(async (db) => {
      const transaction = db.transaction(['runs', 'runSummaries'], 'readwrite');
      const stores = [transaction.objectStore('runs'), transaction.objectStore('runSummaries')];
      await Promise.all(stores.map((store) => (id === undefined ? store.clear() : store.delete(id))));
      await transaction.done;
    });
  }
}

/** Whether a list can show it; only damage makes another one. @param {any} summary */
function isSummary(summary) {
  const { savedAt, bytes, title, data, status } = summary ?? {};
  const hasPlace = ['epoch', 'epochs', 'step', 'stepInEpoch', 'stepsPerEpoch'].every((key) =>
    Number.isFinite(status?.[key]),
  );
  return [savedAt, bytes].every(Number.isFinite) && typeof title === 'string' && typeof data === 'string' && hasPlace;
}
