import * as Comlink from 'comlink';

/**
 * The page's side of a worker that runs lanes.
 *
 * @typedef {import('./lane-protocol.js').LaneCalls} LaneCalls
 * @typedef {LaneCalls & { close(): void }} LaneClient `close` ends the worker and frees its memory; calls under way are
 *   rejected
 */

/** @returns {LaneClient} for lanes of the core */
export function startCoreLanes() {
  return laneClientOf(new Worker(new URL('./race-worker.js', import.meta.url), { type: 'module' }));
}

/** @param {Worker} worker @returns {LaneClient} */
export function laneClientOf(worker) {
  const remote = /** @type {any} */ (Comlink.wrap(worker));
  /** @type {(error: Error) => void} */
  let die = () => {};
  /** @type {Promise<never>} */
  const death = new Promise((_, reject) => {
    die = reject;
  });
  death.catch(() => {});
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    die(new Error(event.message || 'its worker could not be loaded'));
  });
  const call =
    (/** @type {string} */ method) =>
    (/** @type {unknown[]} */ ...args) =>
      Promise.race([remote[method](...args), death]);
  return {
    open: call('open'),
    add: call('add'),
    advance: call('advance'),
    measure: call('measure'),
    close() {
      worker.terminate();
      die(new Error('the race is over'));
    },
  };
}
