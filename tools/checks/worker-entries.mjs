import { posix } from 'node:path';

// No file of the built site may import the entry of a worker: WebKit would evaluate the entry a second time, and the second evaluation
// answers calls with nothing behind it.

const started = /\bnew Worker\([^;]*?["'`]([^"'`]+\.m?js)["'`],\s*import\.meta\.url/g;
const imported = /\b(?:from|import)\s*\(?\s*["'`](\.\.?\/[^"'`]+)["'`]/g;

/**
 * @typedef {{ path: string, text: string }} Script a file of the built site
 */

/** Returns the paths of the scripts that the site starts as workers. @param {Script[]} scripts */
export function workerEntries(scripts) {
  return [...new Set(scripts.flatMap((script) => referred(script, started)))];
}

/** Returns what is wrong: which scripts import a worker's entry. @param {Script[]} scripts @returns {string[]} */
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

/** Returns the files that a script names in this way. @param {Script} script @param {RegExp} pattern */
function referred({ path, text }, pattern) {
  return [...text.matchAll(pattern)].map(([, name]) => posix.join(posix.dirname(path), name));
}
