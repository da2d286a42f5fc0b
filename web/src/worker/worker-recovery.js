import { isRefusal, messageOf, reportEveryMs } from './protocol.js';

/**
 * @typedef {import('./protocol.js').DataRecipe} DataRecipe
 * @typedef {import('./protocol.js').RunChoice} RunChoice
 * @typedef {import('./protocol.js').RunStatus} RunStatus
 * @typedef {import('./protocol.js').Snapshot} Snapshot
 * @typedef {import('./protocol.js').Split} Split
 * @typedef {import('./protocol.js').Examples} Examples
 * @typedef {{ train: DataRecipe|null, test: DataRecipe|null, mine: Examples|null }} Recipes
 * @typedef {import('./protocol.js').Engine} Engine
 */

const noExamples = { pixels: new Uint8Array(0), labels: new Uint8Array(0) };
/** @type {{ missing: Split[], problems: string[] }} */
const noneMissing = { missing: [], problems: [] };

/** Records from the successful calls what is needed to restore a worker's data and run in a new worker. */
export class WorkerRecovery {
  /** @type {Recipes} */
  #data = { train: null, test: null, mine: null };
  /**
   * What the run was started with; the data may have been replaced since.
   * @type {{ choice: RunChoice, data: Recipes }|null}
   */
  #run = null;
  #reportInterval = reportEveryMs;
  /** An opened network. @type {File|null} */
  #model = null;
  /** The network that comes with the page. @type {Parameters<Engine['models']['takePretrained']>|null} */
  #pretrained = null;
  /** @type {Snapshot|null} */
  snapshot = null;
  /** Whether the run was training when it was last heard of. */
  trains = false;

  hasRun() {
    return this.#run !== null;
  }

  /**
   * @param {string} service
   * @param {string} method
   * @param {any[]} args of a call that the worker has carried out
   */
  note(service, method, args) {
    this.#noted[service]?.[method]?.(...args);
  }

  /** @type {Record<string, Record<string, (...args: any[]) => void>>} */
  #noted = {
    data: {
      load: (split, recipe) => this.#putData(split, recipe),
      drop: (split) => this.#putData(split, null),
      setMine: (mine) => (this.#data = { ...this.#data, mine }),
    },
    run: {
      start: (choice) => (this.#run = { choice, data: this.#data }),
      restore: (choice, snapshot) => this.#takeUp(choice, snapshot),
      reset: () => this.forgetRun(),
      setReportInterval: (milliseconds) => (this.#reportInterval = milliseconds),
    },
    models: {
      open: (file) => (this.#model = file),
      close: () => (this.#model = null),
      takePretrained: (bytes, detector) => (this.#pretrained = [bytes, detector]),
    },
  };

  /**
   * @param {Engine} engine of the new worker
   * @returns {Promise<{ run: RunStatus|null, missing: Split[], problems: string[] }>}
   */
  async restoreWith(engine) {
    await engine.run.setReportInterval(this.#reportInterval);
    // If the file is no longer readable, the network opened from it is gone.
    if (this.#model) await engine.models.open(this.#model).catch(() => (this.#model = null));
    if (this.#pretrained) await engine.models.takePretrained(...this.#pretrained);
    const run = await this.#restoreRun(engine);
    if (!run) this.forgetRun();
    const isLoaded = run !== null && this.#run?.data === this.#data;
    const { missing, problems } = isLoaded ? noneMissing : await loadAll(engine, this.#data);
    for (const split of missing) this.#putData(split, null);
    return { run, missing, problems };
  }

  /** @param {Engine} engine @returns {Promise<RunStatus|null>} null if there is no run, or its data is missing */
  async #restoreRun(engine) {
    if (!this.#run || !this.snapshot) return null;
    const { missing } = await loadAll(engine, this.#run.data);
    return missing.length > 0 ? null : engine.run.restore(this.#run.choice, this.snapshot);
  }

  /** @param {Split} split @param {DataRecipe|null} recipe */
  #putData(split, recipe) {
    this.#data = { ...this.#data, [split]: recipe };
  }

  /** @param {RunChoice} choice @param {Snapshot} snapshot */
  #takeUp(choice, snapshot) {
    this.#run = { choice, data: this.#data };
    this.snapshot = snapshot;
  }

  /** Notes what the worker reports of the run. @param {RunStatus} status */
  noteStatus({ config, phase }) {
    if (this.#run) this.#run = { ...this.#run, choice: config };
    this.trains = phase === 'training';
  }

  forgetRun() {
    this.#run = null;
    this.snapshot = null;
  }
}

/** @param {Engine} engine @param {Recipes} recipes */
async function loadAll(engine, recipes) {
  /** @type {Split[]} */ const missing = [];
  /** @type {string[]} */ const problems = [];
  await engine.data.setMine(recipes.mine ?? noExamples);
  for (const split of /** @type {const} */ (['train', 'test'])) {
    const recipe = recipes[split];
    try {
      await (recipe ? engine.data.load(split, recipe) : engine.data.drop(split));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      missing.push(split);
      problems.push(messageOf(error));
    }
  }
  return { missing, problems };
}
