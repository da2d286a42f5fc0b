import { messageOf } from '../protocol.js';
import { trustOwnScripts } from './trusted-scripts.js';

/**
 * Starts the builds of the core that have several threads. The error says why that failed: a browser may refuse the
 * shared memory, or never start the threads.
 *
 * @typedef {import('./core-loader.js').Core} Core
 * @typedef {{ poolThreads: number, wasmMemory: WebAssembly.Memory, preRun: (() => void)[], PThread?: { unusedWorkers: Worker[], terminateAllThreads(): void } }} Beginning
 *   the options of Emscripten's factory, to which it adds
 */

/** The threads' script is in the browser's cache by then, but a busy machine may still take long to start them. */
const patienceMs = 20_000;
const pagesOfMegabyte = 16;

/**
 * @param {(beginning: Beginning) => Promise<Core>} createModule Emscripten's factory
 * @param {number} threads
 * @param {number[]} [megabytes] sizes to try for the memory that they share
 * @returns {Promise<Core>}
 */
export async function startThreaded(createModule, threads, megabytes = [1024]) {
  trustOwnScripts();
  /** @type {(reason: string) => void} */
  let fail = () => {};
  /** @type {Promise<never>} */
  const failed = new Promise(
    (_, reject) => (fail = (reason) => reject(new Error(`the threads did not start: ${reason}`))),
  );
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  // Emscripten calls this when the module is loaded and the threads are to start. It would wait for them for ever.
  const preRun = [
    () => void (timer = setTimeout(fail, patienceMs, `they were silent for ${patienceMs / 1000} seconds`)),
  ];
  // Emscripten throws the errors of its threads, and that would end this worker.
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
    // Emscripten adds its listeners only later, but a missing script is reported once, before that.
    // (Node's workers have no addEventListener.)
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

/**
 * Allocates the first of these sizes that the browser grants.
 * @param {number[]} megabytes
 * @returns {WebAssembly.Memory}
 */
function memoryToShare([first, ...others]) {
  const pages = first * pagesOfMegabyte;
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch {
    if (others.length > 0) return memoryToShare(others);
    throw new Error(`the browser refuses ${first} MB of shared memory`);
  }
}
