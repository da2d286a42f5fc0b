import { expect, test } from 'vitest';
import { problemsInBuiltFile } from '../../tools/checks/dist-rules.mjs';

const policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">';

test.each([
  ['a.js', 'const f = eval("1")', 'eval'],
  ['a.mjs', 'return new Function("x", body)', 'new Function'],
  ['a.js', 'Function("return this")()', 'new Function'],
  ['a.js', 'import("https://cdn.example/a.js")', 'another origin'],
  ['a.js', 'load("/core/gradlab.wasm")', 'absolute path'],
  ['a.html', `${policy}<script type="module" src="/assets/a.js"></script>`, 'absolute path'],
  ['a.html', `${policy}<link rel="stylesheet" href="https://fonts.example/a.css">`, 'another origin'],
  ['a.html', `${policy}<script>start()</script>`, 'inline script'],
  ['a.html', '<p>text</p>', 'no Content-Security-Policy'],
  ['a.css', 'src: url(//fonts.example/a.woff2)', 'another origin'],
  ['a.css', 'background: url("/image.png")', 'absolute path'],
])('%s with %s is refused', (name, text, problem) => {
  expect(problemsInBuiltFile(name, text).join('\n')).toContain(problem);
});

test('relative addresses, links to read further and names that only resemble the forbidden ones pass', () => {
  expect(
    problemsInBuiltFile('a.js', 'run.evaluate(5); medieval(1); model.eval(x); isFunction("a"); import("./b.js")'),
  ).toEqual([]);
  expect(
    problemsInBuiltFile(
      'a.html',
      `${policy}<a href="https://book.example/">book</a><script type="module" src="./assets/a.js"></script>`,
    ),
  ).toEqual([]);
  expect(problemsInBuiltFile('a.css', 'background: url(./image.png)')).toEqual([]);
});
