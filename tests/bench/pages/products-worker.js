import { serveJobs } from './job-loop.js';

// Products of the bench's own wasm modules, in a worker as the page's training is.

/** @type {Promise<any>|undefined} */
let loading;

/** @param {string} variant */
async function load(variant) {
  const { default: createModule } = await import(/* @vite-ignore */ new URL(`/bench-core/gradlab-bench-${variant}.mjs`, location.href).href);
  return createModule();
}

serveJobs(async (variant, { by, kind, m, k, n, milliseconds }) => {
  loading ??= load(variant);
  const module = await loading;
  return by === 'limit' ? module.measureRegisterLimit(milliseconds) : module.measureProduct(by, kind, m, k, n, milliseconds);
});
