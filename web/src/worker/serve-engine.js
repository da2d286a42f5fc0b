import * as Comlink from 'comlink';
import { loadFirst } from './core/core-loader.js';
import { detectFeatures, variantsFor } from './core/core-variants.js';
import { patienceMs } from './data/data-service.js';
import { macrotask } from './macrotask.js';
import { mnistFiles } from './mnist/mnist-files.js';
import { isRefusal } from './protocol.js';
import { createServices } from './services.js';

/**
 * Makes the worker's services callable over a port, by name: the page calls `engine.data.load(…)`.
 *
 * @typedef {import('./protocol.js').WorkerEvent} WorkerEvent
 */

/**
 * @param {Comlink.Endpoint} port
 * @param {() => Promise<unknown>} [nextTurn] lets the event loop run between two slices of work
 */
export function serveEngine(port, nextTurn = macrotask) {
  /** @param {WorkerEvent} event */
  function emit(event) {
    port.postMessage(event, event.event === 'snapshot' ? [event.snapshot.bytes.buffer] : []);
  }

  /** @param {import('./protocol.js').EngineOptions} options @returns {Promise<import('./protocol.js').Backend>} */
  async function open({ core: folder, mirrors, threads }) {
    const { core, trouble } = await loadFirst(folder, variantsFor(detectFeatures(), threads));
    const mnist = { mirrors, patienceMs, files: mnistFiles };
    const { loaded, later } = createServices(core, { emit, nextTurn, mnist });
    Object.assign(served, loaded);
    for (const [name, load] of Object.entries(later)) served[name] = forwarded(load);
    return { variant: String(core.variant()), threads: core.threadCount(), trouble };
  }

  /** @type {Record<string, unknown>} */
  const served = { open, ping() {} };
  Comlink.expose(served, port);
}

/** Returns a service's methods, which load it first. @param {() => Promise<any>} load */
function forwarded(load) {
  const call =
    (/** @type {string|symbol} */ method) =>
    async (/** @type {unknown[]} */ ...args) =>
      (await load())[method](...args);
  return new Proxy({}, { get: (_, method) => call(method) });
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
