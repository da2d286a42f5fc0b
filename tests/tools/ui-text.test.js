import { expect, test } from 'vitest';
import { problemsInText } from '../../tools/checks/ui-text.mjs';

const path = 'web/src/views/run/example.js';
const long = Array(26).fill('word').join(' ');

test.each([
  ["const text = 'The images are shuffled anew each time.';", 'anew'],
  ['const view = html`<p>Units are left out by chance.</p>`;', 'by chance'],
  ['const view = html`<button aria-label="Look beside it">x</button>`;', 'beside'],
  ["const text = 'Every weight needs a pass of its own.';", 'of its own'],
  ['const text = `${share} are 80 % of all`;', '80%'],
  [`const text = 'One ' + count + ' ${long}.';`, 'over 25'],
  [`const view = html\`<p>\${count} ${long}</p>\`;`, 'over 25'],
])('%s is refused', (program, problem) => {
  expect(problemsInText(path, program).join('\n')).toContain(problem);
});

test.each([
  "const text = 'Each unit has its own colour, 80% of them.';",
  `const text = 'Short. ${'A sentence of five words. '.repeat(9)}';`,
  `const view = html\`<p>${'word '.repeat(20)}</p><p>${'word '.repeat(20)}</p>\`;`,
  `const text = '“${long}”, as its source says';`,
  "import x from './beside-it anew.js';",
  'const rest = count % 10;',
])('%s is accepted', (program) => {
  expect(problemsInText(path, program)).toEqual([]);
});

test('what no reader sees is not read', () => {
  expect(problemsInText('tools/setup/example.mjs', "'shuffled anew each time'")).toEqual([]);
});
