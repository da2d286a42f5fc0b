import { WorkerClient } from '../client/worker-client.js';

/**
 * The page's side of a worker that runs lanes. It is not replaced when it dies, since its lanes have lost their clocks.
 *
 * @typedef {import('./lane-protocol.js').LaneCalls} LaneCalls
 * @typedef {LaneCalls & { close(): void }} LaneClient `close` ends the worker and frees its memory; calls under way are
 *   rejected
 */

/** @returns {LaneClient} for lanes of the core */
export function startCoreLanes() {
  return laneClientOf(() => new Worker(new URL('./race-worker.js', import.meta.url), { type: 'module' }));
}

/** @param {() => Worker} start @returns {LaneClient} */
export function laneClientOf(start) {
  const client = new WorkerClient({ name: 'The lane', start, replaced: 'never' });
  const call =
    (/** @type {string} */ method) =>
    (/** @type {unknown[]} */ ...args) =>
      client.ask([method], args);
  return {
    open: call('open'),
    add: call('add'),
    advance: call('advance'),
    measure: call('measure'),
    close: () => client.close('the race is over'),
  };
}
