import { coreFile } from './core-files.js';
import { messageOf } from '../protocol.js';
import { unwrap } from './unwrap.js';

/**
 * Loads the core: the only place that imports the generated module.
 *
 * @typedef {import('gradlab-core').MainModule} Core
 * @typedef {import('gradlab-core').Dataset} Dataset
 * @typedef {import('gradlab-core').CsvReader} CsvReader
 * @typedef {import('gradlab-core').DatasetWriter} DatasetWriter
 * @typedef {ReturnType<CsvReader['report']>} CsvReport
 * @typedef {import('gradlab-core').TrainingRun} TrainingRun
 * @typedef {import('gradlab-core').Model} Model
 */

/**
 * Returns the address of the folder with the core's variants. It is next to `index.html`, both in development and in a
 * build, whatever path the site is under.
 * @param {string} pageUrl
 */
export function coreFolderFor(pageUrl) {
  return new URL('core/', pageUrl).href;
}

/** @typedef {import('./core-variants.js').Variant} Variant */

/**
 * Loads one module of the core, which finds its `.wasm` in its own folder. The address has to be absolute and unknown
 * when bundling, since Vite would rewrite it otherwise.
 * @param {string} url
 * @param {number} [threads] for a variant with several
 * @param {number[]} [megabytes] sizes to try for the memory that the threads share
 * @returns {Promise<Core>}
 */
export async function loadCore(url, threads = 1, megabytes) {
  const { default: createModule } = await import(/* @vite-ignore */ url);
  const core =
    threads > 1
      ? await (await import('./threaded-core.js')).startThreaded(createModule, threads, megabytes)
      : await createModule();
  unwrap(core.setThreadCount(threads));
  return core;
}

/**
 * Loads the first of these variants for which this browser has enough memory.
 * @param {string} folder
 * @param {Variant[]} variants
 * @returns {Promise<{ core: Core, trouble: string }>} `trouble`: why the first variant could not be used; '' if it is
 *   in use
 */
export async function loadFirst(folder, [{ name, threads, megabytes }, ...others]) {
  try {
    return { core: await loadCore(new URL(coreFile(`gradlab-${name}`), folder).href, threads, megabytes), trouble: '' };
  } catch (error) {
    if (others.length === 0) throw error;
    return { core: (await loadFirst(folder, others)).core, trouble: messageOf(error) };
  }
}
