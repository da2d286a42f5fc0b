import { expect, test } from 'vitest';
import { longestTests, skippedByReason, summary } from '../../tools/build-steps/test-summary.mjs';

/** @type {import('../../tools/build-steps/test-reports.mjs').TestRecord[]} */
const tests = [
  { name: 'quick', seconds: 0.1, outcome: 'passed' },
  { name: 'slow', seconds: 12.34, outcome: 'failed' },
  { name: 'flaky', seconds: 3, outcome: 'passed', retriedAfter: 'Error: closed' },
  ...['a', 'b'].map((name) => ({ name, seconds: 0, outcome: /** @type {const} */ ('skipped'), reason: 'needs MNIST' })),
  { name: 'c', seconds: 0, outcome: 'skipped', reason: 'no threads' },
];

test('the longest tests come first, no more than asked for, and none that did not run', () => {
  expect(longestTests(tests, 2).map((line) => line.trim())).toEqual(['12.3 s  slow', '3.0 s  flaky']);
  expect(longestTests(tests)).toHaveLength(3);
});

test('skipped tests are counted by reason', () => {
  expect(skippedByReason(tests).map((line) => line.trim())).toEqual(['2  needs MNIST', '1  no threads']);
});

test('the last line has the counts alone, and what was retried is listed with its error', () => {
  const lines = summary({ stages: ['failed   web tests'], notPassed: ['web tests'], tests });
  expect(lines.at(-1)).toBe('2 passed, 1 failed, 3 skipped');
  expect(lines.join('\n')).toMatch(/Passed only when retried\n {2}flaky\n {6}Error: closed/);
  expect(lines).toContain('Stages that did not pass: web tests');
});

test('a section without anything in it is left out', () => {
  expect(summary({ stages: [], notPassed: [], tests: [] })).toEqual(['0 passed, 0 failed, 0 skipped']);
});
