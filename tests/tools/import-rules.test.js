import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { problemsWithImports } from '../../tools/checks/import-rules.mjs';

/** @type {string[]} */
const folders = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** Finds the problems of a checkout with these modules. @param {Record<string, string>} modules */
async function problemsOf(modules) {
  const folder = mkdtempSync(join(tmpdir(), 'gradlab-imports-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(modules)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return problemsWithImports(folder, ['web/src']);
}

test('an import cycle is refused', async () => {
  const problems = await problemsOf({
    'web/src/state/a.js': "import { b } from './b.js';\nexport const a = () => b;\n",
    'web/src/state/b.js': "import { a } from './a.js';\nexport const b = () => a;\n",
  });
  expect(problems).toEqual([expect.stringContaining('import cycle: web/src/state/a.js → web/src/state/b.js')]);
});

test.each([
  ['worker', 'state'],
  ['worker', 'config'],
  ['config', 'state'],
  ['peers', 'state'],
  ['state', 'views'],
  ['charts', 'views'],
])('%s may not import from %s, but the other way is fine', async (below, above) => {
  const importing = (/** @type {string} */ from, /** @type {string} */ to) => ({
    [`web/src/${from}/a.js`]: `export { b } from '../${to}/b.js';\n`,
    [`web/src/${to}/b.js`]: 'export const b = 1;\n',
  });
  expect(await problemsOf(importing(below, above))).toHaveLength(1);
  expect(await problemsOf(importing(above, below))).toEqual([]);
});

test('a type in a comment is no import', async () => {
  const text = "/** @typedef {import('../state/b.js').B} B */\nexport const a = 1;\n";
  expect(await problemsOf({ 'web/src/worker/a.js': text, 'web/src/state/b.js': 'export const b = 1;\n' })).toEqual([]);
});
