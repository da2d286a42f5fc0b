import { coreFile } from './core-files.js';
import { fetchedCode } from './fetched-code.js';
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
 * @param {number[]} [megabytes] sizes to try for its memory; see Variant
 * @returns {Promise<Core>}
 */
export async function loadCore(url, threads = 1, megabytes) {
  const { default: createModule } = await import(/* @vite-ignore */ url);
  const core =
    threads > 1
      ? await (await import('./threaded-core.js')).startThreaded(createModule, threads, megabytes)
      : await createModule(withLimit(megabytes?.[0]));
  unwrap(core.setThreadCount(threads));
  return core;
}

/** Returns the options of a module whose memory may grow up to this size. @param {number} [megabytes] */
export const withLimit = (megabytes) => (megabytes === undefined ? {} : { memoryLimit: megabytes * 2 ** 20 });

/**
 * Loads the first of these variants that works in this browser. When none does, they are tried once more: a download
 * may have failed for a moment.
 * @param {string} folder
 * @param {Variant[]} variants
 * @returns {Promise<{ core: Core, trouble: string }>} `trouble`: why one thread is used in place of several, else ''
 * @throws {Error} whose message says why, for a visitor
 */
export async function loadFirst(folder, variants) {
  /** @type {{ error: unknown, url: string, threads: number }[]} */
  const failures = [];
  for (const attempt of ['', '?again']) {
    for (const { name, threads, megabytes } of variants) {
      const url = new URL(coreFile(`gradlab-${name}`), folder).href;
      try {
        // A module that could not be fetched is remembered as such under its address.
        const core = await loadCore(`${url}${attempt}`, threads, megabytes);
        return { core, trouble: threads === 1 ? troubleWithThreads(failures) : '' };
      } catch (error) {
        failures.push({ error, url, threads });
      }
    }
  }
  const { error, url } = failures[failures.length - 1];
  const { explainFailure } = await fetchedCode(() => import('./core-failure.js'));
  throw new Error(await explainFailure(error, url), { cause: error });
}

/** @param {{ error: unknown, threads: number }[]} failures */
function troubleWithThreads(failures) {
  const failed = failures.find(({ threads }) => threads > 1);
  return failed ? messageOf(failed.error) : '';
}
