import { cannotRun, implementations } from '../../config/comparison.js';
import { detectFeatures } from '../../worker/core/core-variants.js';
import { memoryShare } from '../../worker/core/memory-shares.js';
import { messageOf } from '../../worker/protocol.js';
import { PausableTimeout } from '../pausable-timeout.js';
import { resultsOfCell, wholeSeconds } from './result-cells.js';

/**
 * Fills cells of the comparison table, one after the other. A run that takes longer than its budget of time is measured
 * only in part.
 *
 * @typedef {import('./results.js').Result} Result
 * @typedef {import('../../config/race-lanes.js').LaneOffer} LaneOffer
 * @typedef {import('../../worker/race/lane-client.js').LaneClient} LaneClient
 * @typedef {import('../../worker/race/lane-protocol.js').LaneSlice} LaneSlice
 * @typedef {import('../../worker/race/lane-protocol.js').LaneFacts} LaneFacts
 * @typedef {import('../../worker/race/lane-protocol.js').WorkerData} WorkerData
 * @typedef {import('../../worker/protocol.js').RunChoice} RunChoice
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 *
 * @typedef {import('./table-run-reducer.js').CellRun} CellRun
 * @typedef {import('./table-run-reducer.js').CellToRun} CellToRun
 * @typedef {import('./table-run-reducer.js').TableRunState} TableRunState
 * @typedef {import('./table-run-reducer.js').TableRunAction} TableRunAction
 * @typedef {{ get(): TableRunState, dispatch(action: TableRunAction): void }} TableRunStore
 *
 * @typedef {object} Plan
 * @property {CellToRun[]} cells
 * @property {number} budget seconds
 * @property {WorkerData} workerData
 * @property {(network: string) => Settings} settingsOf
 * @property {(settings: Settings) => RunChoice} choiceOf
 * @property {{ data: string, images: number }} environment
 */

const sliceMs = 100;
/**
 * Wall-clock time that a cell may take beyond its budget: for loading, compiling, a step that is longer than the
 * budget, and the measurement on the test set.
 */
const graceSeconds = 60;

/**
 * Returns the cells that can be run and have no result from this machine yet.
 * @param {Result[]} results
 * @param {string} data
 * @param {string[]} networks
 * @param {LaneOffer[]} offers
 * @returns {CellToRun[]}
 */
export function cellsToRun(results, data, networks, offers) {
  const own = (/** @type {Result} */ { source, why }) =>
    !why && (source === 'this visit' || source === 'earlier visit');
  const columns = implementations.map(({ key }) => key);
  const isOpen = (/** @type {CellToRun} */ { network, offer: { id } }) =>
    columns.includes(id) &&
    !cannotRun(network, id) &&
    !resultsOfCell(results, { network, implementation: id, data }).some(own);
  // All networks of the first offer come first, since visitors look there first.
  return offers.flatMap((offer) => networks.map((network) => ({ network, offer }))).filter(isOpen);
}

/**
 * Estimates how long the cells will take. A run that takes less than its budget according to an earlier result is
 * expected to take that time again.
 * @param {CellToRun[]} cells
 * @param {number} budget seconds
 * @param {Result[]} results
 * @param {string} data
 * @returns {{ expected: number, most: number }} seconds
 */
export function estimate(cells, budget, results, data) {
  const expected = cells.map(({ network, offer }) => {
    const [known] = resultsOfCell(results, { network, implementation: offer.id, data }).filter(
      ({ source, why }) => source !== 'reported' && !why,
    );
    return Math.min(budget, (known && wholeSeconds(known)) ?? budget);
  });
  return { expected: expected.reduce((sum, seconds) => sum + seconds, 0), most: cells.length * budget };
}

/** Returns the wall-clock time in seconds after which a cell is stopped. @param {number} budget seconds */
export const patienceOf = (budget) => budget + graceSeconds;

export class TableRun {
  #store;
  #onResult;
  #startWorker;
  /** @type {LaneClient|null} */
  #client = null;
  /** Increases with each run, so that late answers to an earlier one change nothing. */
  #run = 0;
  /** @type {() => void} */
  #goOn = () => {};

  /**
   * @param {TableRunStore} store
   * @param {(result: Result) => void} onResult
   * @param {(offer: LaneOffer) => LaneClient|Promise<LaneClient>} startWorker
   */
  constructor(store, onResult, startWorker) {
    this.#store = store;
    this.#onResult = onResult;
    this.#startWorker = startWorker;
  }

  /** Runs the cells. Settles when all are done, or the run was ended. @param {Plan} plan */
  async start(plan) {
    this.end();
    const run = this.#run;
    this.#store.dispatch({ type: 'table-begun', cells: plan.cells, budget: plan.budget });
    for (let index = 0; index < plan.cells.length && run === this.#run; ++index) await this.#fill(index, plan, run);
    if (run === this.#run) this.#store.dispatch({ type: 'table-phase', phase: 'over' });
  }

  /** Pauses after the current slice. */
  pause() {
    if (this.#store.get().phase === 'running') this.#store.dispatch({ type: 'table-phase', phase: 'paused' });
  }

  resume() {
    if (this.#store.get().phase !== 'paused') return;
    this.#store.dispatch({ type: 'table-phase', phase: 'running' });
    this.#goOn();
  }

  /** Ends the run. The results of finished cells are kept; the current cell is abandoned. */
  end() {
    this.#run += 1;
    this.#goOn();
    this.#close();
    const { phase } = this.#store.get();
    if (phase === 'running' || phase === 'paused') this.#store.dispatch({ type: 'table-phase', phase: 'over' });
  }

  #close() {
    this.#client?.close();
    this.#client = null;
  }

  /** @param {number} index @param {Plan} plan @param {number} run */
  async #fill(index, plan, run) {
    const change = (/** @type {Partial<CellRun>} */ changes) =>
      run === this.#run && this.#store.dispatch({ type: 'table-cell', index, change: changes });
    change({ phase: 'running' });
    try {
      const result = await this.#measure(index, plan, run, change);
      change({ phase: 'done' });
      if (result && run === this.#run) this.#onResult(result);
    } catch (error) {
      const why = messageOf(error);
      change({ phase: 'failed', why });
      if (run === this.#run) this.#onResult(unmeasured(plan.cells[index], plan, why));
    } finally {
      if (run === this.#run) this.#close();
    }
  }

  /**
   * @param {number} index
   * @param {Plan} plan
   * @param {number} run
   * @param {(changes: Partial<CellRun>) => void} change
   */
  async #measure(index, { cells, budget, workerData, settingsOf, choiceOf, environment }, run, change) {
    const { network, offer } = cells[index];
    const settings = settingsOf(network);
    // Each cell gets a new worker, so that nothing of the former cell is left in memory.
    const client = await this.#startWorker(offer);
    if (run !== this.#run) return void client.close();
    this.#client = client;
    // Closing the worker is the only way to interrupt a call that takes too long.
    const deadline = new PausableTimeout(patienceOf(budget), () => client.close());
    /** @type {{ facts: LaneFacts|null, slice: LaneSlice|null, accuracy: number|null }} */
    const made = { facts: null, slice: null, accuracy: null };
    try {
      await client.open({ ...workerData, megabytes: memoryShare(detectFeatures(), 'table') });
      const facts = (made.facts = await client.add(
        offer.id,
        { ...choiceOf(settings), gradient: offer.method ?? 'backprop' },
        false,
      ));
      while (!made.slice?.done && (made.slice?.seconds ?? 0) < budget) {
        await this.#whileRunning(deadline);
        if (run !== this.#run) return null;
        const left = budget - (made.slice?.seconds ?? 0);
        const slice = (made.slice = await client.advance(offer.id, Math.max(1, Math.min(sliceMs, left * 1000))));
        if (slice.diverged) throw new Error(slice.diverged);
        change({ seconds: slice.seconds, share: shareOf(slice, facts) });
      }
      if (made.slice && made.slice.step > 0) made.accuracy = (await client.measure(offer.id))?.accuracy ?? null;
    } catch (error) {
      if (!deadline.isOver) throw error;
    } finally {
      deadline.halt();
    }
    const { facts, slice, accuracy } = made;
    if (!facts || !slice || shareOf(slice, facts) === 0)
      throw new Error(`not one step within ${patienceOf(budget)} s, loading and compiling included.`);
    return resultOfCell({ settings, offer, environment, facts, slice, accuracy });
  }

  /** @param {PausableTimeout} deadline is halted during a pause */
  async #whileRunning(deadline) {
    if (this.#store.get().phase !== 'paused') return;
    deadline.halt();
    await new Promise((resolve) => (this.#goOn = () => resolve(undefined)));
    deadline.goOn();
  }
}

/** @param {LaneSlice} slice @param {LaneFacts} facts */
function shareOf({ step, stepFraction, done }, { steps }) {
  return done ? 1 : Math.min(1, (step + stepFraction) / steps);
}

/**
 * Returns what all results of a cell have in common.
 * @param {Settings} settings
 * @param {LaneOffer} offer
 * @param {Plan['environment']} environment
 */
function aboutCell({ preset, epochs, lr, batch, optimizer }, offer, environment) {
  return {
    id: `table-${environment.data}-${preset}-${offer.id}`,
    network: preset,
    implementation: offer.id,
    epochs,
    learningRate: lr,
    batch,
    optimizer,
    threads: 1,
    device: offer.device,
    date: new Date().toISOString(),
    source: /** @type {const} */ ('this visit'),
    ...environment,
  };
}

/**
 * @param {{ settings: Settings, offer: LaneOffer, environment: Plan['environment'], facts: LaneFacts, slice: LaneSlice, accuracy: number|null }} measured
 * @returns {Result}
 */
function resultOfCell({ settings, offer, environment, facts, slice, accuracy }) {
  const projected = shareOf(slice, facts);
  return {
    ...aboutCell(settings, offer, environment),
    accuracy,
    seconds: slice.seconds,
    projected,
    imagesPerSecond: (projected * settings.epochs * environment.images) / slice.seconds,
    note: 'by Run the table, without the measurements on the test set in its time',
  };
}

/** @param {CellToRun} cell @param {Plan} plan @param {string} why @returns {Result} */
function unmeasured({ network, offer }, { settingsOf, environment }, why) {
  return { ...aboutCell(settingsOf(network), offer, environment), accuracy: null, seconds: null, projected: 1, why };
}
