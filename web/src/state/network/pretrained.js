/**
 * The network that comes with the page, so that the pad reads digits before anything is trained.
 *
 * @typedef {import('../data/data-choice.js').Store} Store
 * @typedef {import('../../worker/training-client.js').TrainingClient} TrainingClient
 */

const file = 'pretrained/cnn.safetensors';

/**
 * Fetched when the page is open and has nothing better to do. Where it is not served or cannot be read, the pad waits for a network in
 * training, and says so, as if there were none.
 * @param {Store} store
 * @param {TrainingClient} client
 * @param {string} pageUrl
 */
export async function bringPretrained(store, client, pageUrl) {
  await atLeisure();
  const model = await fetched(new URL(file, pageUrl).href)
    .then((bytes) => bytes && client.call('takePretrained', bytes))
    .catch(() => null);
  if (model) store.dispatch({ type: 'pretrained', model });
}

/** After the first paint. @returns {Promise<unknown>} */
function atLeisure() {
  // Safari has no idle callback.
  const turn = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ callback) => setTimeout(callback, 200));
  return new Promise((resolve) => turn(() => resolve(undefined)));
}

/** @param {string} url @returns {Promise<Uint8Array|null>} */
async function fetched(url) {
  const response = await fetch(url);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}
