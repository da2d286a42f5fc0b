import { messageOf } from '../protocol.js';

/**
 * Starts the builds of the core that have several threads, and says why when that fails: a browser may refuse the memory that they share, or
 * let the threads never begin.
 *
 * @typedef {import('./core-loader.js').Core} Core
 * @typedef {{ poolThreads: number, wasmMemory: WebAssembly.Memory, preRun: (() => void)[], PThread?: { unusedWorkers: Worker[], terminateAllThreads(): void } }} Beginning what Emscripten's factory takes, and adds to
 */

/** The script of a thread is in the browser's cache by then, and a busy machine is slow. */
const patienceMs = 20_000;
const pagesOfMegabyte = 16;

/**
 * @param {(beginning: Beginning) => Promise<Core>} createModule Emscripten's factory
 * @param {number} threads
 * @param {number[]} [megabytes] for them to share, the sizes to try
 * @returns {Promise<Core>}
 */
export async function startThreaded(createModule, threads, megabytes = [1024]) {
  /** @type {(reason: string) => void} */
  let fail = () => {};
  /** @type {Promise<never>} */
  const failed = new Promise(
    (_, reject) => (fail = (reason) => reject(new Error(`the threads did not start: ${reason}`))),
  );
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  // Emscripten calls it when the module is there and its threads are next. It never gives up waiting for them.
  const preRun = [
    () => void (timer = setTimeout(fail, patienceMs, `they were silent for ${patienceMs / 1000} seconds`)),
  ];
  // Emscripten throws what goes wrong in a thread, and that would end this worker.
  const hear = (/** @type {Event} */ event) => {
    event.preventDefault();
    fail('their script could not be loaded or run');
  };
  const beginning = { poolThreads: threads - 1, wasmMemory: memoryToShare(megabytes), preRun };
  globalThis.addEventListener?.('error', hear);
  try {
    const loaded = createModule(beginning).catch((error) => {
      throw new Error(`the build for several threads could not be loaded (${messageOf(error).split('. ')[0]})`);
    });
    // Emscripten listens to them only later, and a script that is missing is reported once. (Node's workers have no such method.)
    /** @type {Beginning} */ (beginning).PThread?.unusedWorkers.forEach((worker) =>
      worker.addEventListener?.('error', hear),
    );
    return await Promise.race([loaded, failed]);
  } catch (error) {
    /** @type {Beginning} */ (beginning).PThread?.terminateAllThreads();
    throw error;
  } finally {
    clearTimeout(timer);
    globalThis.removeEventListener?.('error', hear);
  }
}

/** Returns the first of these sizes that the browser has to give. @param {number[]} megabytes @returns {WebAssembly.Memory} */
function memoryToShare([first, ...others]) {
  const pages = first * pagesOfMegabyte;
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch {
    if (others.length > 0) return memoryToShare(others);
    throw new Error(`the browser refuses ${first} MB of shared memory`);
  }
}
