import * as Comlink from 'comlink';

/**
 * @typedef {import('./serve-lab.js').LabCalls} LabCalls
 *
 * @typedef {object} LabClient
 * @property {<M extends keyof LabCalls>(method: M, ...args: Parameters<LabCalls[M]>) => Promise<Awaited<ReturnType<LabCalls[M]>>>} call
 *   is rejected when the worker dies
 * @property {() => void} close
 */

/**
 * Starts the laboratory's worker and returns the page's side of it. It holds no run, so nothing is lost if it dies.
 * @param {string} folder address of the core's modules
 * @returns {LabClient}
 */
export function openLab(folder) {
  const worker = new Worker(new URL('./lab-worker.js', import.meta.url), { type: 'module' });
  /** @type {Promise<never>} */
  const death = new Promise((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new Error(event.message || 'it could not be loaded'));
    });
  });
  death.catch(() => {});
  const remote = /** @type {any} */ (Comlink.wrap(worker));
  const call = (/** @type {string} */ method, /** @type {unknown[]} */ ...args) =>
    Promise.race([remote[method](...args), death]);
  const opened = call('open', folder);
  opened.catch(() => {});
  return { call: async (method, ...args) => (await opened, call(method, ...args)), close: () => worker.terminate() };
}
