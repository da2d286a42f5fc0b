import * as Comlink from 'comlink';
import { loadFirst } from './core/core-loader.js';
import { detectFeatures, variantsFor } from './core/core-variants.js';
import { DataDesk, patienceMs } from './data/data-desk.js';
import { DataShelf } from './data/data-shelf.js';
import { GradientDesk } from './services/gradient-desk.js';
import { HealthDesk } from './services/health-desk.js';
import { LessonDesk } from './services/lesson-desk.js';
import { InspectDesk } from './services/inspect-desk.js';
import { macrotask } from './macrotask.js';
import { mnistFiles } from './mnist/mnist-files.js';
import { ModelDesk } from './models/model-desk.js';
import { isRefusal, messageOf } from './protocol.js';
import { ResultStore } from './storage/result-store.js';
import { RunStore } from './storage/run-store.js';
import { TrainingEngine } from './run/training-engine.js';

/**
 * The engine and the desks made callable over a port.
 *
 * @typedef {import('./protocol.js').WorkerEvent} WorkerEvent
 */

/** @param {{ prototype: object }} served @returns {string[]} */
const methodsOf = ({ prototype }) =>
  Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, { value }]) =>
    name !== 'constructor' && typeof value === 'function' ? [name] : [],
  );

/**
 * @param {Comlink.Endpoint} port
 * @param {() => Promise<unknown>} [nextTurn] as the engine's
 */
export function serveEngine(port, nextTurn = macrotask) {
  /** @type {TrainingEngine|undefined} */
  let engine;
  /** @type {DataDesk|undefined} */
  let desk;
  /** @type {HealthDesk|undefined} */
  let health;
  /** @type {ModelDesk|undefined} */
  let models;
  /** @type {GradientDesk|undefined} */
  let gradients;
  /** @type {LessonDesk|undefined} */
  let lessons;
  /** @type {InspectDesk|undefined} */
  let inspection;
  const runs = new RunStore();
  const results = new ResultStore();

  /** @param {WorkerEvent} event */
  function emit(event) {
    port.postMessage(event, event.event === 'snapshot' ? [event.snapshot.bytes.buffer] : []);
  }

  /** @param {import('./protocol.js').Surroundings} surroundings */
  async function open({ core: folder, mirrors, threads }) {
    const { core, trouble } = await loadFirst(folder, variantsFor(detectFeatures(), threads));
    const shelf = new DataShelf(core);
    desk = new DataDesk(core, shelf, {
      onLoading: (loading) => emit({ event: 'loading', loading }),
      nextTurn,
      mnist: { mirrors, patienceMs, files: mnistFiles },
    });
    models = new ModelDesk(core, () => engine?.takeModel() ?? null);
    engine = new TrainingEngine(core, shelf, emit, nextTurn, models);
    health = new HealthDesk(core, {
      takeModel: () => engine?.takeModel() ?? null,
      inTraining: () => engine?.network ?? null,
      reader: () => models?.reader ?? null,
      examples: () => shelf.get('train'),
    });
    gradients = new GradientDesk(core, shelf, engine, nextTurn);
    lessons = new LessonDesk(() => engine?.takeModel() ?? null, models);
    inspection = new InspectDesk(core, {
      inTraining: () => engine?.network ?? null,
      measuredAt: (which) => engine?.measuredAt(which) ?? null,
      reader: () => models?.reader ?? null,
      testSet: () => shelf.get('test'),
      nextTurn,
    });
    return { variant: core.variant(), threads: core.threadCount(), trouble };
  }

  /**
   * An error that is not a refusal leaves the core in an unknown state (after an abort it answers nothing at all), so the page is told to
   * start afresh.
   * @param {() => any} served
   * @param {string[]} methods
   */
  function guarded(served, methods) {
    return Object.fromEntries(
      methods.map((method) => [method, (/** @type {unknown[]} */ ...args) => guardedCall(served(), method, args)]),
    );
  }

  /** @param {any} served @param {string} method @param {unknown[]} args */
  async function guardedCall(served, method, args) {
    try {
      return await served[method](...args);
    } catch (error) {
      if (!isRefusal(error)) emit({ event: 'crash', message: messageOf(error) });
      throw error;
    }
  }

  const calls = {
    ...guarded(() => engine, methodsOf(TrainingEngine)),
    ...guarded(() => desk, methodsOf(DataDesk)),
    ...guarded(() => health, methodsOf(HealthDesk)),
    ...guarded(() => models, methodsOf(ModelDesk)),
    ...guarded(() => gradients, methodsOf(GradientDesk)),
    ...guarded(() => lessons, methodsOf(LessonDesk)),
    ...guarded(() => inspection, methodsOf(InspectDesk)),
    ...guarded(() => runs, methodsOf(RunStore)),
    ...guarded(() => results, methodsOf(ResultStore)),
  };
  Comlink.expose({ open, ping() {}, ...calls }, port);
}

/** Comlink carries name, message and stack of an error; a refusal has details too. */
function carryDetails() {
  const handler = /** @type {Comlink.TransferHandler<any, any>} */ (Comlink.transferHandlers.get('throw'));
  Comlink.transferHandlers.set('throw', {
    ...handler,
    serialize(/** @type {any} */ thrown) {
      const [serialized, transfer] = handler.serialize(thrown);
      if (isRefusal(thrown.value)) serialized.value.details = thrown.value.details;
      return [serialized, transfer];
    },
  });
}

carryDetails();
