import { existsSync, readFileSync } from 'node:fs';

/**
 * One test of a report. `reason`: why it was skipped. `retriedAfter`: the first line of the error that it failed with
 * before it passed.
 * @typedef {object} TestRecord
 * @property {string} name
 * @property {number} seconds
 * @property {'passed' | 'failed' | 'skipped'} outcome
 * @property {string} [reason]
 * @property {string} [retriedAfter]
 *
 * @typedef {(report: string) => TestRecord[]} ReadReport parses the text of a report
 */

/** Reads GoogleTest's XML. (Its JSON does not say why a test was skipped.) @type {ReadReport} */
export function readGoogleTest(report) {
  // The text of a failure appears twice; the second, unescaped copy could look like an element.
  const cases = report
    .replace(/<!\[CDATA\[[^]*?\]\]>/g, '')
    .matchAll(/<testcase ([^>]*?)(?:\/>|>([^]*?)<\/testcase>)/g);
  return [...cases].map(([, attributes, inside = '']) => {
    const name = `${attribute(attributes, 'classname')}.${attribute(attributes, 'name')}`;
    const seconds = Number(attribute(attributes, 'time'));
    if (inside.includes('<failure ')) return { name, seconds, outcome: 'failed' };
    if (attribute(attributes, 'status') === 'notrun') return { name, seconds, outcome: 'skipped', reason: 'disabled' };
    if (attribute(attributes, 'result') !== 'skipped') return { name, seconds, outcome: 'passed' };
    const skipped = /<skipped ([^>]*?)\/?>/.exec(inside);
    // The message begins with the file and line of the GTEST_SKIP.
    const reason = skipped
      ? attribute(skipped[1], 'message')
          .replace(/^\S+:\d+\s+/, '')
          .trim()
      : '';
    return { name, seconds, outcome: 'skipped', reason: reason || noReason };
  });
}

/** @param {string} attributes of an XML element @param {string} name */
function attribute(attributes, name) {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  const entities = /** @type {Record<string, string>} */ ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' });
  return value.replace(/&(?:#x([0-9a-f]+)|(\w+));/gi, (_, code, entity) =>
    code ? String.fromCodePoint(parseInt(code, 16)) : (entities[entity] ?? ''),
  );
}

const noReason = 'no reason given';

/**
 * Reads Vitest's JSON with the reasons that vitest-report.mjs adds. For a skipped test without a reason, its file is
 * given instead.
 * @type {ReadReport}
 */
export function readVitest(report) {
  return JSON.parse(report).testResults.flatMap(
    (/** @type {any} */ { name: file, assertionResults, status, message }) => {
      const path = file.replaceAll('\\', '/').replace(/^.*?\/(?=tests\/)/, '');
      // A file that could not be loaded has no tests to report.
      if (assertionResults.length === 0 && status === 'failed')
        return [{ name: `${path}: ${firstLine(message)}`, seconds: 0, outcome: 'failed' }];
      return assertionResults.map((/** @type {any} */ test) => {
        const record = { name: `${path} › ${test.fullName}`, seconds: (test.duration ?? 0) / 1000 };
        if (test.status === 'passed')
          return {
            ...record,
            outcome: 'passed',
            ...(test.failureMessages.length > 0 && { retriedAfter: firstLine(test.failureMessages[0]) }),
          };
        return test.status === 'failed'
          ? { ...record, outcome: 'failed' }
          : { ...record, outcome: 'skipped', reason: test.meta?.skipReason ?? `${noReason}, in ${path}` };
      });
    },
  );
}

/** Reads Playwright's JSON. @type {ReadReport} */
export function readPlaywright(report) {
  /** @param {any} suite @returns {any[]} */
  const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
  const { suites, errors = [] } = JSON.parse(report);
  const broken = errors.map((/** @type {any} */ error) => ({
    name: firstLine(error.message),
    seconds: 0,
    outcome: 'failed',
  }));
  return [
    ...broken,
    ...suites.flatMap(specsOf).flatMap((/** @type {any} */ { file, title, tests }) =>
      tests.map((/** @type {any} */ { status, annotations, results }) => {
        const seconds = results.reduce(
          (/** @type {number} */ sum, /** @type {any} */ { duration }) => sum + duration / 1000,
          0,
        );
        const record = { name: `tests/e2e/${file} › ${title}`, seconds };
        if (status === 'skipped') {
          const reason = annotations.find(
            (/** @type {any} */ { type }) => type === 'skip' || type === 'fixme',
          )?.description;
          return { ...record, outcome: 'skipped', reason: reason ?? noReason };
        }
        if (status === 'unexpected') return { ...record, outcome: 'failed' };
        return {
          ...record,
          outcome: 'passed',
          ...(status === 'flaky' && { retriedAfter: firstLine(results[0].error?.message) }),
        };
      }),
    ),
  ];
}

/** Returns the first line of an error message, without terminal colours. @param {string} [message] */
function firstLine(message = 'no message') {
  return (
    message
      // eslint-disable-next-line no-control-regex
      .replace(/\u001b\[[\d;]*m/g, '')
      .trim()
      .split('\n')[0]
  );
}

/**
 * Returns the tests of all these reports, or null when one is missing because its runner stopped early.
 * @param {string[]} paths
 * @param {ReadReport} read
 */
export function readReports(paths, read) {
  return paths.every((path) => existsSync(path)) ? paths.flatMap((path) => read(readFileSync(path, 'utf8'))) : null;
}
