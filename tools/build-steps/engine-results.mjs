// Reads the results of the tests in Firefox and WebKit from Playwright's report, and formats them as a table for the
// terminal and as docs/engines.md.
import { limits } from '../../tests/engines/engine-limits.mjs';
import { reasons } from '../../tests/engines/firefox-pages.mjs';

/** @typedef {import('./test-reports.mjs').TestRecord} TestRecord */

/**
 * Reads Playwright's JSON. Each name begins with the project, such as "firefox smoke › …".
 * @type {import('./test-reports.mjs').ReadReport}
 */
export function readEngines(report) {
  /** @param {any} suite @returns {any[]} */
  const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
  const { suites, errors = [] } = JSON.parse(report);
  const broken = errors.map((/** @type {any} */ { message = 'no message' }) => ({
    name: `the run itself › ${message.split('\n')[0]}`,
    seconds: 0,
    outcome: 'failed',
  }));
  return [
    ...broken,
    ...suites.flatMap(specsOf).flatMap((/** @type {any} */ { file, title, tests }) =>
      tests.map((/** @type {any} */ { projectName, status, annotations, results }) => {
        // The smoke test and the tour consist of one file each, and the project's name already says which.
        const record = {
          name: [projectName, ...(projectName.endsWith(' pages') ? [file.replace(/^.*\//, '')] : []), title].join(
            ' › ',
          ),
          seconds: results.reduce(
            (/** @type {number} */ sum, /** @type {any} */ { duration }) => sum + duration / 1000,
            0,
          ),
        };
        if (status === 'skipped') {
          return {
            ...record,
            outcome: 'skipped',
            reason:
              annotations.find((/** @type {any} */ { type }) => type === 'skip')?.description ?? 'no reason given',
          };
        }
        return { ...record, outcome: status === 'unexpected' ? 'failed' : 'passed' };
      }),
    ),
  ];
}

const engines = /** @type {const} */ (['firefox', 'webkit']);

/** Groups the results by test: for each test, its result in every engine it ran in. @param {TestRecord[]} tests */
function rowsOf(tests) {
  /** @type {Map<string, Partial<Record<'firefox' | 'webkit', TestRecord>>>} */
  const rows = new Map();
  for (const test of tests) {
    const [engine, rest] = /^(firefox|webkit) (.*)$/.exec(test.name)?.slice(1) ?? ['', ''];
    if (!engine) continue;
    rows.set(rest, { ...rows.get(rest), [engine]: test });
  }
  return [...rows];
}

/** @param {TestRecord} [test] */
function resultText(test) {
  if (!test) return '–';
  return test.outcome === 'passed' ? `passed, ${test.seconds.toFixed(1)} s` : test.outcome;
}

/** Returns the results, test by test, as text for the terminal. @param {TestRecord[]} tests */
export function engineTable(tests) {
  const rows = rowsOf(tests).map(
    ([name, results]) => `${engines.map((engine) => resultText(results[engine]).padEnd(15)).join(' ')} ${name}`,
  );
  return ['', `${'Firefox'.padEnd(15)} ${'WebKit'.padEnd(15)}`, ...rows];
}

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|');

/** Returns the text of docs/engines.md. @param {TestRecord[]} tests */
export function enginesPage(tests) {
  const rows = rowsOf(tests).map(([name, results]) => {
    const cells = engines.map((engine) => results[engine]?.outcome ?? '–');
    return `| ${cell(name.replace(' › ', ': '))} | ${cells.join(' | ')} |`;
  });
  const skipped = [
    ...new Set(tests.flatMap(({ outcome, reason }) => (outcome === 'skipped' && reason ? [reason] : []))),
  ];
  return `${[
    '# Gradlab in Firefox and WebKit',
    '',
    '`npm test -- --engines all` writes this page. Every test of the page runs in Chromium; the table has those that also run in Firefox ESR and in',
    'WebKitGTK, the engine of Safari. The smoke tests are part of every `npm test`.',
    '',
    '| Test | Firefox | WebKit |',
    '|---|---|---|',
    ...rows,
    ...(skipped.length > 0
      ? ['', 'Skipped tests, with the reason:', '', ...skipped.map((reason) => `- ${reason}`)]
      : []),
    '',
    // The page tests are missing when only other parts of the suite were run.
    ...(tests.some(({ name }) => name.startsWith('firefox pages'))
      ? []
      : ['The page tests in Firefox were not part of this run.', '']),
    '## What an engine lacks, and what the page does then',
    '',
    '| Engine | Lacks | The page |',
    '|---|---|---|',
    ...limits.map(({ engine, lacks, page }) => `| ${engine} | ${cell(lacks)} | ${cell(page)} |`),
    '',
    '## Page tests that are not run in Firefox',
    '',
    'A file, or one test of a file, and why. The list is `tests/engines/firefox-left-out.json`.',
    '',
    '| Test | Reason |',
    '|---|---|',
    ...Object.entries(reasons).map(([name, reason]) => `| ${cell(name)} | ${cell(reason)} |`),
  ].join('\n')}\n`;
}
