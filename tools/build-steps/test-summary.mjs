// Formats the summary that `npm test` prints at its end.

/** @typedef {import('./test-reports.mjs').TestRecord} TestRecord */

/** @param {TestRecord[]} tests */
export function countTests(tests) {
  const count = (/** @type {TestRecord['outcome']} */ outcome) =>
    tests.filter((test) => test.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

/** @param {TestRecord[]} tests */
export function countsLine(tests) {
  const { passed, failed, skipped } = countTests(tests);
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Lists the slowest tests, longest first. @param {TestRecord[]} tests @param {number} most */
export function longestTests(tests, most = 20) {
  const sorted = tests
    .filter(({ outcome }) => outcome !== 'skipped')
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, most);
  return sorted.map(({ name, seconds }) => `  ${seconds.toFixed(1).padStart(6)} s  ${name}`);
}

/** Lists how many tests were skipped for each reason, the most frequent first. @param {TestRecord[]} tests */
export function skippedByReason(tests) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { outcome, reason = 'no reason given' } of tests) {
    if (outcome === 'skipped') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `  ${String(count).padStart(6)}  ${reason}`);
}

/** Lists the tests that failed at first and passed on a retry. @param {TestRecord[]} tests */
export function passedWhenRetried(tests) {
  return tests.flatMap(({ name, retriedAfter }) =>
    retriedAfter === undefined ? [] : [`  ${name}\n      ${retriedAfter}`],
  );
}

/**
 * Returns the whole summary. Its last line has only the counts.
 * @param {{ stages: string[], notPassed: string[], tests: TestRecord[] }} run
 */
export function summary({ stages, notPassed, tests }) {
  /** @param {string} title @param {string[]} lines */
  const section = (title, lines) => (lines.length > 0 ? [title, ...lines] : []);
  return [
    ...section('The longest tests', longestTests(tests)),
    ...section('━━ summary', stages),
    ...section('Skipped, by reason', skippedByReason(tests)),
    ...section('Passed only when retried', passedWhenRetried(tests)),
    ...section(
      'Failed tests',
      tests.filter(({ outcome }) => outcome === 'failed').map(({ name }) => `  ${name}`),
    ),
    ...(notPassed.length > 0 ? [`Stages that did not pass: ${notPassed.join(', ')}`] : []),
    countsLine(tests),
  ];
}
