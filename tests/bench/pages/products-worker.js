import { serveJobs } from './job-loop.js';

// Products of the bench's own wasm modules, in a worker as the page's training is.

/** @type {Promise<any>|undefined} */
let loading;

/** How long one of them is measured before the next has its turn: what else the machine does changes more slowly, so that ratios hold. */
const turnMilliseconds = 8;

/** @param {string} variant */
async function load(variant) {
  const { default: createModule } = await import(
    /* @vite-ignore */ new URL(`/bench-core/gradlab-bench-${variant}.mjs`, location.href).href
  );
  return createModule();
}

/** @returns {Promise<Record<string, number>[]>} for each turn, the GFLOP/s of each of `by` */
serveJobs(async (variant, { by, kind, m, k, n, milliseconds, leastTurns }) => {
  loading ??= load(variant);
  const module = await loading;
  const product = new module.TimedProduct(kind, m, k, n);
  const turn = () =>
    Object.fromEntries(by.map((/** @type {string} */ name) => [name, product.gflops(name, turnMilliseconds)]));
  // The first turn is the browser's, to translate what is called often once more.
  turn();
  const turns = [];
  for (const end = performance.now() + milliseconds; turns.length < leastTurns || performance.now() < end;)
    turns.push(turn());
  product.delete();
  return turns;
});
