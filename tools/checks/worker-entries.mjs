import { posix } from 'node:path';

// No file of the built site may import a worker's entry module: WebKit would evaluate the entry a second time, and the
// second instance would answer calls without any of the worker's state.

const started = /\bnew Worker\([^;]*?["'`]([^"'`]+\.m?js)["'`],\s*import\.meta\.url/g;
const imported = /\b(?:from|import)\s*\(?\s*["'`](\.\.?\/[^"'`]+)["'`]/g;

/**
 * @typedef {{ path: string, text: string }} Script a file of the built site
 */

/** Returns the paths of the scripts that the site starts as workers. @param {Script[]} scripts */
export function workerEntries(scripts) {
  return [...new Set(scripts.flatMap((script) => referred(script, started)))];
}

/** Returns one problem for each script that imports a worker's entry. @param {Script[]} scripts @returns {string[]} */
export function importedWorkerEntries(scripts) {
  const entries = new Set(workerEntries(scripts));
  return scripts.flatMap((script) =>
    referred(script, imported)
      .filter((path) => entries.has(path))
      .map(
        (path) => `${script.path}: imports ${path}, the entry of a worker, which WebKit would evaluate a second time`,
      ),
  );
}

/** Returns the paths that a pattern finds in a script. @param {Script} script @param {RegExp} pattern */
function referred({ path, text }, pattern) {
  return [...text.matchAll(pattern)].map(([, name]) => posix.join(posix.dirname(path), name));
}
