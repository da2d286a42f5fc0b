import { coreFile } from './core-files.js';

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

/**
 * The module finds its `.wasm` in its own folder. The address has to be absolute, and unknown when bundling: Vite would rewrite it otherwise.
 * @param {string} url
 * @param {number} [threads] for a variant that has them
 * @returns {Promise<Core>}
 */
export async function loadCore(url, threads = 1) {
  const { default: createModule } = await import(/* @vite-ignore */ url);
  const core = await createModule({ poolThreads: threads - 1 });
  core.setThreadCount(threads);
  return core;
}

/**
 * The first of these that this browser has room for.
 * @param {string} folder
 * @param {import('./core-variants.js').Variant[]} variants
 * @returns {Promise<Core>}
 */
export async function loadFirst(folder, [{ name, threads }, ...others]) {
  const loading = loadCore(new URL(coreFile(`gradlab-${name}`), folder).href, threads);
  if (others.length === 0) return loading;
  return loading.catch(() => loadFirst(folder, others));
}
