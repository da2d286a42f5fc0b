import * as Comlink from 'comlink';
import { loadFirst } from './core/core-loader.js';
import { detectFeatures, variantsFor } from './core/core-variants.js';
import { DataService, patienceMs } from './data/data-service.js';
import { DatasetRegistry } from './data/dataset-registry.js';
import { GradientService } from './services/gradient-service.js';
import { HealthService } from './services/health-service.js';
import { LessonService } from './services/lesson-service.js';
import { InspectService } from './services/inspect-service.js';
import { macrotask } from './macrotask.js';
import { mnistFiles } from './mnist/mnist-files.js';
import { ModelService } from './models/model-service.js';
import { isRefusal, messageOf } from './protocol.js';
import { ResultStore } from './storage/result-store.js';
import { RunStore } from './storage/run-store.js';
import { TrainingEngine } from './run/training-engine.js';

/**
 * Makes the training engine and the services callable over a port.
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
 * @param {() => Promise<unknown>} [nextTurn] lets the event loop run between two slices of work
 */
export function serveEngine(port, nextTurn = macrotask) {
  /** @type {TrainingEngine|undefined} */
  let engine;
  /** @type {DataService|undefined} */
  let service;
  /** @type {HealthService|undefined} */
  let health;
  /** @type {ModelService|undefined} */
  let models;
  /** @type {GradientService|undefined} */
  let gradients;
  /** @type {LessonService|undefined} */
  let lessons;
  /** @type {InspectService|undefined} */
  let inspection;
  /** @type {import('./core/core-loader.js').Core|undefined} */
  let loaded;
  const runs = new RunStore(() => /** @type {import('./core/core-loader.js').Core} */ (loaded));
  const results = new ResultStore();

  /** @param {WorkerEvent} event */
  function emit(event) {
    port.postMessage(event, event.event === 'snapshot' ? [event.snapshot.bytes.buffer] : []);
  }

  /** @param {import('./protocol.js').Surroundings} surroundings */
  async function open({ core: folder, mirrors, threads }) {
    const { core, trouble } = await loadFirst(folder, variantsFor(detectFeatures(), threads));
    loaded = core;
    const registry = new DatasetRegistry(core);
    service = new DataService(core, registry, {
      onLoading: (loading) => emit({ event: 'loading', loading }),
      nextTurn,
      mnist: { mirrors, patienceMs, files: mnistFiles },
    });
    models = new ModelService(core, () => engine?.takeModel() ?? null);
    engine = new TrainingEngine(core, registry, emit, nextTurn, models);
    health = new HealthService(core, {
      takeModel: () => engine?.takeModel() ?? null,
      inTraining: () => engine?.network ?? null,
      reader: () => models?.reader ?? null,
      examples: () => registry.get('train'),
    });
    gradients = new GradientService(core, registry, engine, nextTurn);
    lessons = new LessonService(() => engine?.takeModel() ?? null, models);
    inspection = new InspectService(core, {
      inTraining: () => engine?.network ?? null,
      measuredAt: (split) => engine?.measuredAt(split) ?? null,
      reader: () => models?.reader ?? null,
      testSet: () => registry.get('test'),
      nextTurn,
    });
    return { variant: core.variant(), threads: core.threadCount(), trouble };
  }

  /**
   * Wraps the methods so that an error other than a refusal is reported to the page as a crash. Such an error leaves
   * the core in an unknown state (after an abort it no longer works at all), so the page has to replace the worker.
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
    ...guarded(() => service, methodsOf(DataService)),
    ...guarded(() => health, methodsOf(HealthService)),
    ...guarded(() => models, methodsOf(ModelService)),
    ...guarded(() => gradients, methodsOf(GradientService)),
    ...guarded(() => lessons, methodsOf(LessonService)),
    ...guarded(() => inspection, methodsOf(InspectService)),
    ...guarded(() => runs, methodsOf(RunStore)),
    ...guarded(() => results, methodsOf(ResultStore)),
  };
  Comlink.expose({ open, ping() {}, ...calls }, port);
}

/** Makes Comlink transfer a refusal's details, too: by itself it transfers an error's name, message and stack. */
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
