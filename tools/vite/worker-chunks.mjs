// WebKit evaluates a worker's entry a second time when a chunk that is loaded later imports it, and the second evaluation answers calls with
// nothing behind it. So each entry only imports the module that does the work, and the bundler keeps that module apart.

/** Matches the module that a worker's entry imports: `serve-….js` next to it. */
const served = /[\\/](serve-[\w-]+)\.js$/;

/** Puts each worker's work, with everything it imports at once, into a chunk that later chunks may share. */
export const workerChunks = {
  groups: [
    { debugName: 'work of a worker', test: served, name: (/** @type {string} */ id) => served.exec(id)?.[1] ?? null },
  ],
};
