import { WorkerClient } from '../client/worker-client.js';

/**
 * @typedef {import('./serve-lab.js').LabCalls} LabCalls
 *
 * @typedef {object} LabClient
 * @property {<M extends keyof LabCalls>(method: M, ...args: Parameters<LabCalls[M]>) => Promise<Awaited<ReturnType<LabCalls[M]>>>} call
 *   is rejected when the worker dies; the next call starts another one
 */

/**
 * Returns the page's side of the laboratory's worker. It holds no run, so nothing is lost if it dies.
 * @param {string} folder address of the core's modules
 * @returns {LabClient}
 */
export function openLab(folder) {
  const client = new WorkerClient({
    name: 'The laboratory',
    start: () => new Worker(new URL('./lab-worker.js', import.meta.url), { type: 'module' }),
    open: (ask) => ask(['open'], [folder]),
    replaced: 'when asked',
  });
  return { call: (method, ...args) => client.ask([method], args) };
}
