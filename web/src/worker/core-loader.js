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
 * Where the core lies, seen from the page: beside `index.html`, in development and in a build alike, whatever path the site is under.
 * @param {string} pageUrl
 */
export function coreUrlFor(pageUrl) {
  return new URL('core/gradlab-simd.mjs', pageUrl).href;
}

/**
 * The glue finds its `.wasm` beside itself. The address has to be absolute, and unknown when bundling: Vite would rewrite it otherwise.
 * @param {string} url
 * @returns {Promise<Core>}
 */
export async function loadCore(url) {
  const { default: createModule } = await import(/* @vite-ignore */ url);
  return createModule();
}
