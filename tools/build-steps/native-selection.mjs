import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../setup/folders.mjs';

/** @typedef {(path: string) => string | null} ReadSource the text of a file of the checkout; null when it is not there */

/** @param {string} text */
function includesOf(text) {
  return [...text.matchAll(/^\s*#include\s*"([^"]+)"/gm)].map(([, path]) => path);
}

/**
 * Returns the files that a file depends on directly: those it includes and, for a header, its implementation.
 * @param {string} path
 * @param {ReadSource} read
 */
function neighbours(path, read) {
  const text = read(path);
  if (text === null) return [];
  return [...includesOf(text), ...(path.endsWith('.h') ? [path.replace(/\.h$/, '.cc')] : [])];
}

/**
 * Returns every file of core/ and tests/core/ that a test depends on.
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
 * Returns GoogleTest's filter for the tests that changed files can affect, judging by the tests' includes. Returns null
 * when no test depends on one of the files, since its effect is then unknown.
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

/** Returns the filter for changed files of this checkout. @param {string[]} changed */
export function nativeFilter(changed) {
  const folder = join(projectFolder, 'tests/core');
  const tests = readdirSync(folder, { recursive: true })
    .map((name) => `tests/core/${String(name).replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.cc'));
  return filterFor(changed, tests, (path) =>
    existsSync(join(projectFolder, path)) ? readFileSync(join(projectFolder, path), 'utf8') : null,
  );
}
