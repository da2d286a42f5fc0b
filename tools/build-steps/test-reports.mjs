import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} TestCounts */

/** GoogleTest's. @param {any} report @returns {TestCounts} */
export function countGoogleTest(report) {
  const results = report.testsuites.flatMap((/** @type {any} */ suite) => suite.testsuite);
  const failed = results.filter((/** @type {any} */ test) => test.failures?.length > 0).length;
  const skipped = results.filter((/** @type {any} */ test) => test.result === 'SKIPPED' || test.status === 'NOTRUN').length;
  return { passed: results.length - failed - skipped, failed, skipped };
}

/** Vitest's. @param {any} report @returns {TestCounts} */
export function countVitest(report) {
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests };
}

/** Playwright's; a flaky test passed when tried again. @param {any} report @returns {TestCounts} */
export function countPlaywright({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/**
 * What a report says; null when the runner died before writing one.
 * @template T
 * @param {string} path
 * @param {(report: any) => T} read
 */
export function readReport(path, read) {
  return existsSync(path) ? read(JSON.parse(readFileSync(path, 'utf8'))) : null;
}
