/**
 * Loads the networks that come with the page, so that drawings are read before anything is trained: one reads digits,
 * the other tells digits from other drawings.
 *
 * @typedef {import('../data/data-choice.js').Store} Store
 * @typedef {import('../../worker/protocol.js').Engine} TrainingClient
 */

const [reader, detector] = ['pretrained/cnn.safetensors', 'pretrained/detector.safetensors'];

/**
 * Fetches the network once the page is idle. If that fails, drawings are not recognised until a network has been
 * trained, and the pad says so.
 * @param {Store} store
 * @param {TrainingClient} engine
 * @param {string} pageUrl
 */
export async function bringPretrained(store, engine, pageUrl) {
  await atLeisure();
  const fetchedFile = (/** @type {string} */ file) => fetched(new URL(file, pageUrl).href);
  const model = await Promise.all([fetchedFile(reader), fetchedFile(detector).catch(() => null)])
    .then(([bytes, other]) => bytes && engine.models.takePretrained(bytes, other))
    .catch(() => null);
  if (model) store.dispatch({ type: 'pretrained', model });
}

/** Waits until the browser is idle, after the first paint. @returns {Promise<unknown>} */
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
