import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../setup/folders.mjs';

/** @typedef {(path: string) => string | null} ReadSource the text of a file of the checkout; null when it is not there */

/** @param {string} text */
function includesOf(text) {
  return [...text.matchAll(/^\s*#include\s*"([^"]+)"/gm)].map(([, path]) => path);
}

/** The files that are compiled into whatever uses `path`: what it includes, and the implementation of a header. @param {string} path @param {ReadSource} read */
function neighbours(path, read) {
  const text = read(path);
  if (text === null) return [];
  return [...includesOf(text), ...(path.endsWith('.h') ? [path.replace(/\.h$/, '.cc')] : [])];
}

/**
 * Everything of core/ and tests/core/ that a test depends on.
 * @param {string} test
 * @param {ReadSource} read
 */
export function dependenciesOf(test, read) {
  const found = new Set([test]);
  for (const path of found) {
    for (const next of neighbours(path, read)) found.add(next);
  }
  return found;
}

/** The names of the test suites in a file. @param {string} text */
export function suitesIn(text) {
  return [...new Set([...text.matchAll(/^\s*(?:TYPED_)?TEST(?:_[FP])?\(\s*(\w+)\s*,/gm)].map(([, suite]) => suite))];
}

/**
 * GoogleTest's filter for the tests that changed files can affect, by what the tests include; null when a changed file belongs to no test, since
 * its effect is then not known.
 * @param {string[]} changed
 * @param {string[]} tests the files with tests
 * @param {ReadSource} read
 */
export function filterFor(changed, tests, read) {
  const dependencies = tests.map((test) => ({ test, needs: dependenciesOf(test, read) }));
  if (changed.some((path) => !dependencies.some(({ needs }) => needs.has(path)))) return null;
  const affected = dependencies.filter(({ needs }) => changed.some((path) => needs.has(path)));
  const suites = [...new Set(affected.flatMap(({ test }) => suitesIn(read(test) ?? '')))];
  // A suite with parameters or types has a prefix, a suffix or both.
  return suites.flatMap((suite) => [`${suite}.*`, `${suite}/*`, `*/${suite}.*`, `*/${suite}/*`]).join(':');
}

/** The same for this checkout. @param {string[]} changed */
export function nativeFilter(changed) {
  const folder = join(projectFolder, 'tests/core');
  const tests = readdirSync(folder, { recursive: true })
    .map((name) => `tests/core/${String(name).replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.cc'));
  return filterFor(changed, tests, (path) =>
    existsSync(join(projectFolder, path)) ? readFileSync(join(projectFolder, path), 'utf8') : null,
  );
}
