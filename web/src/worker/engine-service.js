import * as Comlink from 'comlink';
import { loadCore } from './core-loader.js';
import { isRefusal, messageOf } from './protocol.js';
import { TrainingEngine } from './training-engine.js';

/**
 * The engine made callable over a port.
 *
 * @typedef {import('./protocol.js').WorkerEvent} WorkerEvent
 */

const methods = Object.getOwnPropertyNames(TrainingEngine.prototype).filter((name) => name !== 'constructor');

/**
 * @param {Comlink.Endpoint} port
 * @param {() => Promise<unknown>} [nextTurn] as the engine's
 */
export function serveEngine(port, nextTurn) {
  /** @type {TrainingEngine|undefined} */
  let engine;

  /** @param {WorkerEvent} event */
  function emit(event) {
    port.postMessage(event, event.event === 'snapshot' ? [event.snapshot.bytes.buffer] : []);
  }

  /** @param {string} coreUrl */
  async function open(coreUrl) {
    const core = await loadCore(coreUrl);
    engine = new TrainingEngine(core, emit, nextTurn);
    return { variant: core.variant(), threads: 1 };
  }

  /**
   * An error that is not a refusal leaves the core in an unknown state (after an abort it answers nothing at all), so the page is told to
   * start afresh.
   * @param {string} method
   */
  function guarded(method) {
    return async (/** @type {unknown[]} */ ...args) => {
      try {
        return await /** @type {any} */ (engine)[method](...args);
      } catch (error) {
        if (!isRefusal(error)) emit({ event: 'crash', message: messageOf(error) });
        throw error;
      }
    };
  }

  Comlink.expose({ open, ping() {}, ...Object.fromEntries(methods.map((name) => [name, guarded(name)])) }, port);
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
