import { expect, test } from 'vitest';
import { countGoogleTest, countPlaywright, countVitest } from '../../tools/build-steps/test-reports.mjs';

test('GoogleTest: a test with failures is one failure, and one skipped or disabled did not pass', () => {
  const tests = [
    { status: 'RUN', result: 'COMPLETED' },
    { status: 'RUN', result: 'COMPLETED', failures: [{}, {}] },
    { status: 'RUN', result: 'SKIPPED' },
    { status: 'NOTRUN', result: 'SUPPRESSED' },
  ];
  expect(countGoogleTest({ testsuites: [{ testsuite: tests }] })).toEqual({ passed: 1, failed: 1, skipped: 2 });
});

test('Vitest: tests still to be written are not passed ones', () => {
  expect(countVitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 })).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

test('Playwright: what passed when tried again counts as passed', () => {
  expect(countPlaywright({ stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 3 } })).toEqual({ passed: 5, failed: 2, skipped: 3 });
});
