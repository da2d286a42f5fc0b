import { expect, test } from 'vitest';
import { readGoogleTest, readPlaywright, readVitest } from '../../tools/build-steps/test-reports.mjs';

test('GoogleTest: a test with failures is one failure, and one that is skipped or disabled did not pass and says why', () => {
  const report = `<testsuites><testsuite name="Csv">
    <testcase name="Reads" file="a.cc" line="1" status="run" result="completed" time="0.25" classname="Csv" />
    <testcase name="Fails" status="run" result="completed" time="1" classname="Csv">
      <failure message="a.cc:3&#x0A;a &lt; b" type=""><![CDATA[a.cc:3 <testcase name="no test" classname="No">]]></failure>
      <failure message="again" type=""><![CDATA[again]]></failure>
    </testcase>
    <testcase name="Threads" status="run" result="skipped" time="0" classname="Csv">
      <skipped message="tests/a.cc:54&#x0A;this build has &quot;no&quot; threads"><![CDATA[tests/a.cc:54]]></skipped>
    </testcase>
    <testcase name="DISABLED_Old" status="notrun" result="suppressed" time="0" classname="Csv" />
  </testsuite></testsuites>`;
  expect(readGoogleTest(report)).toEqual([
    { name: 'Csv.Reads', seconds: 0.25, outcome: 'passed' },
    { name: 'Csv.Fails', seconds: 1, outcome: 'failed' },
    { name: 'Csv.Threads', seconds: 0, outcome: 'skipped', reason: 'this build has "no" threads' },
    { name: 'Csv.DISABLED_Old', seconds: 0, outcome: 'skipped', reason: 'disabled' },
  ]);
});

test('Vitest: tests still to be written are not passed ones, and a file that cannot be loaded is a failure', () => {
  const report = JSON.stringify({
    testResults: [
      {
        name: '/somewhere/checkout/tests/web/a.test.js',
        status: 'failed',
        assertionResults: [
          { fullName: 'adds', status: 'passed', duration: 1500, failureMessages: [] },
          { fullName: 'adds in the end', status: 'passed', duration: 0, failureMessages: ['Error: timeout\n    at b'] },
          { fullName: 'breaks', status: 'failed', duration: 0, failureMessages: ['Error: x'] },
          { fullName: 'waits', status: 'todo', failureMessages: [] },
          {
            fullName: 'runs PyTorch',
            status: 'skipped',
            failureMessages: [],
            meta: { skipReason: 'PyTorch is not installed' },
          },
        ],
      },
      {
        name: 'C:\\checkout\\tests\\web\\b.test.js',
        status: 'failed',
        message: 'SyntaxError: here\nthere',
        assertionResults: [],
      },
    ],
  });
  expect(readVitest(report)).toEqual([
    { name: 'tests/web/a.test.js › adds', seconds: 1.5, outcome: 'passed' },
    { name: 'tests/web/a.test.js › adds in the end', seconds: 0, outcome: 'passed', retriedAfter: 'Error: timeout' },
    { name: 'tests/web/a.test.js › breaks', seconds: 0, outcome: 'failed' },
    {
      name: 'tests/web/a.test.js › waits',
      seconds: 0,
      outcome: 'skipped',
      reason: 'no reason given, in tests/web/a.test.js',
    },
    { name: 'tests/web/a.test.js › runs PyTorch', seconds: 0, outcome: 'skipped', reason: 'PyTorch is not installed' },
    { name: 'tests/web/b.test.js: SyntaxError: here', seconds: 0, outcome: 'failed' },
  ]);
});

test('Playwright: a retried test counts as passed and keeps its first error; a skipped one its reason', () => {
  const spec = (/** @type {string} */ title, /** @type {object} */ result) => ({
    file: 'a.spec.js',
    title,
    tests: [{ annotations: [], results: [], ...result }],
  });
  const report = JSON.stringify({
    errors: [{ message: 'Error: the server did not start' }],
    suites: [
      {
        specs: [spec('draws', { status: 'expected', results: [{ duration: 2000 }] })],
        suites: [
          {
            specs: [
              spec('is flaky', {
                status: 'flaky',
                results: [
                  { duration: 1000, error: { message: '\u001b[31mError: closed\u001b[39m\nat c' } },
                  { duration: 500 },
                ],
              }),
              spec('fails', { status: 'unexpected', results: [{ duration: 0 }] }),
              spec('reads MNIST', { status: 'skipped', annotations: [{ type: 'skip', description: 'needs MNIST' }] }),
            ],
          },
        ],
      },
    ],
  });
  expect(readPlaywright(report)).toEqual([
    { name: 'Error: the server did not start', seconds: 0, outcome: 'failed' },
    { name: 'tests/e2e/a.spec.js › draws', seconds: 2, outcome: 'passed' },
    { name: 'tests/e2e/a.spec.js › is flaky', seconds: 1.5, outcome: 'passed', retriedAfter: 'Error: closed' },
    { name: 'tests/e2e/a.spec.js › fails', seconds: 0, outcome: 'failed' },
    { name: 'tests/e2e/a.spec.js › reads MNIST', seconds: 0, outcome: 'skipped', reason: 'needs MNIST' },
  ]);
});
