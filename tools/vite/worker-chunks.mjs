// WebKit evaluates a worker's entry module a second time when a chunk that is loaded later imports it, and the second
// instance answers calls without any of the worker's state. So each entry only imports the module that does the work,
// and the bundler puts that module into another chunk.

/** Matches the module that a worker's entry imports: `serve-….js` next to it. */
const served = /[\\/](serve-[\w-]+)\.js$/;

/** Puts the module behind each worker's entry, with its static imports, into a chunk that later chunks may share. */
export const workerChunks = {
  groups: [
    { debugName: 'work of a worker', test: served, name: (/** @type {string} */ id) => served.exec(id)?.[1] ?? null },
  ],
};
