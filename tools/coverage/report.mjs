/**
 * @typedef {import('./branches.mjs').Branch} Branch
 * @typedef {{ file: string, text: string, why: string }} Reason why branches stay uncovered: those in files whose path
 *   begins with `file`, on lines that hold `text`
 */

const noReason = 'No reason is known: a test is missing';

/**
 * Writes the page docs/coverage.md.
 * @param {Branch[]} branches
 * @param {Reason[]} reasons
 */
export function formatCoverage(branches, reasons) {
  const folders = groups(branches, ({ file }) => file.split('/').slice(0, 2).join('/'));
  const uncovered = branches.filter(({ count }) => count === 0);
  const byReason = groups(uncovered, (branch) => whyOf(branch, reasons));
  return `# Branch coverage of the core

Written by \`npm run coverage\`, which runs the native tests in a build that counts branches (clang's source-based coverage).
Both sides of a condition count as one branch each, instances of a template together. Assertions (\`NN_ASSERT\`) are left
out: their other side ends the program.

**${percentage(branches)} of ${branches.length} branches are covered.**

| folder | branches | uncovered | covered |
| --- | ---: | ---: | ---: |
${[...folders].map(([folder, some]) => `| ${folder} | ${some.length} | ${some.filter(({ count }) => count === 0).length} | ${percentage(some)} |`).join('\n')}

## Branches that no test takes
${[...byReason].map(([why, some]) => `\n### ${why}\n\n${some.map(lineOf).join('\n')}\n`).join('')}`;
}

/** @param {Branch[]} branches */
function percentage(branches) {
  const covered = branches.filter(({ count }) => count > 0).length;
  return `${((100 * covered) / branches.length).toFixed(1)}%`;
}

/** @param {Branch} branch @param {Reason[]} reasons */
function whyOf({ file, text }, reasons) {
  return reasons.find((reason) => file.startsWith(reason.file) && text.includes(reason.text))?.why ?? noReason;
}

/** @param {Branch} branch */
function lineOf({ file, line, condition, side }) {
  return `- [\`${file}\`](../${file}#L${line}), line ${line}: \`${condition}\` is never ${side}`;
}

/** @template T @param {T[]} items @param {(item: T) => string} keyOf @returns {Map<string, T[]>} sorted by key */
function groups(items, keyOf) {
  /** @type {Map<string, T[]>} */
  const found = new Map();
  for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
