// The page the bench drives: it starts one worker for each trainer to be measured and hands it jobs.

/** @type {Record<string, () => Worker>} */
const starters = {
  gradlab: () => new Worker(new URL('./gradlab-worker.js', import.meta.url), { type: 'module' }),
  csv: () => new Worker(new URL('./csv-worker.js', import.meta.url), { type: 'module' }),
  products: () => new Worker(new URL('./products-worker.js', import.meta.url), { type: 'module' }),
  tensorflow: () => new Worker(new URL('../peers/tensorflow-worker.js', import.meta.url), { type: 'module' }),
  jax: () => new Worker(new URL('../peers/jax-worker.js', import.meta.url), { type: 'module' }),
  convnetjs: () => new Worker(new URL('../peers/convnetjs-worker.js', import.meta.url), { type: 'module' }),
  papaparse: () => new Worker(new URL('../peers/papaparse-worker.js', import.meta.url), { type: 'module' }),
};

/** @type {Map<string, Worker>} by the name of the trainer and its set-up */
const workers = new Map();

/**
 * @param {string} kind of `starters`
 * @param {string} setUp what a worker keeps for its life, such as a backend
 * @param {unknown} job
 */
function ask(kind, setUp, job) {
  const name = `${kind} ${setUp}`;
  const worker = workers.get(name) ?? starters[kind]();
  workers.set(name, worker);
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => ('error' in data ? reject(new Error(data.error)) : resolve(data.result));
    worker.onerror = (event) => reject(new Error(event.message || `the worker ${kind} could not be loaded`));
    worker.postMessage({ setUp, job });
  });
}

/** @param {string} kind @param {string} setUp */
function stop(kind, setUp) {
  workers.get(`${kind} ${setUp}`)?.terminate();
  workers.delete(`${kind} ${setUp}`);
}

Object.assign(window, { bench: { ask, stop } });
