import { coreFile } from './core-files.js';
import { messageOf } from '../protocol.js';

/**
 * The one import of the generated module.
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
 * Where the variants of the core lie, seen from the page: beside `index.html`, in development and in a build alike, whatever path the site is under.
 * @param {string} pageUrl
 */
export function coreFolderFor(pageUrl) {
  return new URL('core/', pageUrl).href;
}

/** @typedef {import('./core-variants.js').Variant} Variant */

/**
 * The module finds its `.wasm` in its own folder. The address has to be absolute, and unknown when bundling: Vite would rewrite it otherwise.
 * @param {string} url
 * @param {number} [threads] for a variant that has them
 * @param {number[]} [megabytes] for the threads to share, the sizes to try
 * @returns {Promise<Core>}
 */
export async function loadCore(url, threads = 1, megabytes) {
  const { default: createModule } = await import(/* @vite-ignore */ url);
  const core =
    threads > 1
      ? await (await import('./threaded-core.js')).startThreaded(createModule, threads, megabytes)
      : await createModule();
  core.setThreadCount(threads);
  return core;
}

/**
 * Loads the first of these variants that this browser has room for.
 * @param {string} folder
 * @param {Variant[]} variants
 * @returns {Promise<{ core: Core, trouble: string }>} `trouble`: why it is not the first; '' when it is
 */
export async function loadFirst(folder, [{ name, threads, megabytes }, ...others]) {
  try {
    return { core: await loadCore(new URL(coreFile(`gradlab-${name}`), folder).href, threads, megabytes), trouble: '' };
  } catch (error) {
    if (others.length === 0) throw error;
    return { core: (await loadFirst(folder, others)).core, trouble: messageOf(error) };
  }
}
