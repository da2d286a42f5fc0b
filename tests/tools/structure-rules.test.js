import { expect, test } from 'vitest';
import {
  formerNamesIn,
  problemsInSource,
  problemsWithPath,
  workersStartedTwice,
} from '../../tools/checks/structure-rules.mjs';

test.each([
  ['web/src/state/session.js', "import x from '../core/gradlab-simd.mjs'", 'core-loader'],
  ['web/src/state/session.js', "import { coreFile } from '../worker/core-files.js'", 'core-loader'],
  ['web/src/main.js', "new Worker('a.js')", 'workers are started'],
  ['web/src/views/curves.js', "import { Chart } from 'chart.js'", 'chart.js'],
  ['web/src/views/curves.js', "import { line } from 'd3-shape'", 'd3'],
  ['core/data/dataset.cc', '#include "wasm/bindings.h"', 'Emscripten'],
  ['core/data/dataset.cc', '#include <emscripten/val.h>', 'Emscripten'],
  ['core/data/dataset.cc', '#include <iostream>', 'printing'],
  ['core/data/dataset.cc', 'return std::cos(angle);', 'large_angles.cc'],
  ['README.md', ['see ', 'home', 'somebody', 'gradlab'].join('/'), 'one machine'],
  ['docs/a.md', ['fetched from registry', 'example', 'org'].join('.'), 'registry'],
  ['package-lock.json', '"resolved": "x"', 'lock file'],
  ['core/a.cc', 'x\n'.repeat(351), '351 lines'],
])('%s is refused where it breaks a rule', (path, text, problem) => {
  expect(problemsInSource(path, text).join('\n')).toContain(problem);
});

test('the places made for them may hold the module, the workers, the charts', () => {
  expect(problemsInSource('web/src/worker/core/core-loader.js', "import('../core/gradlab-simd.mjs')")).toEqual([]);
  expect(problemsInSource('web/src/worker/training-client.js', 'new Worker(url)')).toEqual([]);
  expect(problemsInSource('web/src/charts/line-chart.js', "import { Chart } from 'chart.js'")).toEqual([]);
  expect(problemsInSource('core/a.cc', 'x\n'.repeat(350))).toEqual([]);
  expect(problemsInSource('core/data/digits/digit_strokes.cc', 'x\n'.repeat(900))).toEqual([]);
});

test('names that say nothing are refused, as folders and as files', () => {
  expect(problemsWithPath('web/src/utils/dates.js')).toHaveLength(1);
  expect(problemsWithPath('core/data/helpers.cc')).toHaveLength(1);
  expect(problemsWithPath('web/src/charts/line-chart.js')).toEqual([]);
});

test('a worker script started in two files is reported in the second', () => {
  const text = "new Worker(new URL('./training-worker.js', import.meta.url))";
  expect(workersStartedTwice([{ path: 'a.js', text }])).toEqual([]);
  expect(
    workersStartedTwice([
      { path: 'a.js', text },
      { path: 'b.js', text },
    ]),
  ).toHaveLength(1);
});

test('former names do not come back', () => {
  expect(formerNamesIn('web/src/worker/data/files.js', 'const dataDesk = new DataDesk()')).toHaveLength(1);
  expect(formerNamesIn('web/src/views/run/x.js', 'statusInWords(state)')).toHaveLength(1);
  expect(formerNamesIn('core/train/x.h', 'struct LossCourse {};')).toHaveLength(1);
  expect(formerNamesIn('web/src/views/run/run-words.js', '')).toHaveLength(1);
  for (const line of [
    'const told = [];',
    'this.#ground = null',
    'function loadingWords({ data }) {',
    'live.lend(look)',
  ])
    expect(formerNamesIn('web/src/views/run/x.js', line)).toHaveLength(1);
  expect(
    formerNamesIn('web/src/views/run/x.js', '// It is told by its ground; const ground2 = tellNews(news.length)'),
  ).toEqual([]);
  expect(formerNamesIn('web/src/views/run/run-text.js', 'const desktop = releaseLock();')).toEqual([]);
});
