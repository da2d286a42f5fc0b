import { loadOnce } from '../worker/core/load-once.js';

/**
 * Returns the methods of a controller, which download it first, and `load`, which only does that.
 * @template {object} Controller
 * @typedef {{ load: () => Promise<unknown> } & { [M in keyof Controller]: Controller[M] extends (...args: infer Args) => infer Answer
 *   ? (...args: Args) => Promise<Awaited<Answer>> : never }} LazyController
 */

/**
 * @template {object} Controller
 * @param {() => Promise<Controller>} download
 * @returns {LazyController<Controller>}
 */
export function lazyController(download) {
  const load = loadOnce(download);
  const method =
    (/** @type {string|symbol} */ name) =>
    async (/** @type {unknown[]} */ ...args) =>
      /** @type {any} */ (await load())[name](...args);
  return /** @type {any} */ (new Proxy({}, { get: (_, name) => (name === 'load' ? load : method(name)) }));
}
