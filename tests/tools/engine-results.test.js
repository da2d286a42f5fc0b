import { expect, test } from 'vitest';
import { enginesPage, engineTable, readEngines } from '../../tools/build-steps/engine-results.mjs';
import { countTests } from '../../tools/build-steps/test-summary.mjs';

/** @param {string} projectName @param {string} title @param {string} status @param {object[]} [annotations] */
const spec = (projectName, title, status, annotations = []) => ({
  file: `../e2e/${title}.spec.js`,
  title,
  tests: [{ projectName, status, annotations, results: [{ duration: 1500 }] }],
});
const report = JSON.stringify({
  suites: [
    {
      specs: [spec('firefox smoke', 'trains', 'expected'), spec('webkit smoke', 'trains', 'unexpected')],
      suites: [
        {
          specs: [
            spec('firefox tour', 'lacks', 'skipped', [{ type: 'skip', description: 'only WebKit lacks it' }]),
            spec('firefox pages', 'draw', 'expected'),
          ],
        },
      ],
    },
  ],
});

test('the results of both engines are read, with the reason for a skipped test', () => {
  const tests = readEngines(report);
  expect(countTests(tests)).toEqual({ passed: 2, failed: 1, skipped: 1 });
  expect(tests.map(({ name }) => name)).toEqual([
    'firefox smoke › trains',
    'webkit smoke › trains',
    'firefox tour › lacks',
    'firefox pages › draw.spec.js › draw',
  ]);
  expect(tests[2].reason).toBe('only WebKit lacks it');
});

test('a run that broke before its first test counts as failed', () => {
  expect(readEngines(JSON.stringify({ suites: [], errors: [{ message: 'no such project\n  at …' }] }))).toMatchObject([
    { outcome: 'failed', name: 'the run itself › no such project' },
  ]);
});

test('the table and the page have one row for a test of both engines', () => {
  const tests = readEngines(report);
  expect(engineTable(tests)).toContainEqual(expect.stringMatching(/^passed, 1\.5 s\s+failed\s+smoke › trains$/));
  const page = enginesPage(tests);
  expect(page).toContain('| smoke: trains | passed | failed |');
  expect(page).toContain('| pages: draw.spec.js › draw | passed | – |');
  expect(page).toContain('- only WebKit lacks it');
});
