import { expect, test } from 'vitest';
import { selectTests } from '../../tools/build-steps/changed-parts.mjs';
import { filterFor, suitesIn } from '../../tools/build-steps/native-selection.mjs';
import { partNames } from '../../tools/build-steps/test-arguments.mjs';

test.each(
  /** @type {[string[], string[]][]} */ ([
    [['README.md', 'docs/race.md'], ['structure']],
    [['tests/core/data/csv_test.cc'], ['structure', 'native', 'wasm']],
    [['web/src/url.js'], ['lint', 'structure', 'types', 'web', 'site', 'page']],
    [['core/data/csv/csv_reader.cc'], ['structure', 'types', 'native', 'wasm', 'web', 'site', 'page']],
    [
      ['tests/e2e/draw.spec.js', 'README.md'],
      ['lint', 'structure', 'types', 'page'],
    ],
    [['tools/setup/apt.mjs'], ['lint', 'structure', 'types', 'web']],
    [['package-lock.json'], [...partNames]],
    [['something/new.txt'], [...partNames]],
    [[], []],
  ]),
)('a change of %j is tested by %j', (paths, parts) => {
  expect(selectTests(paths, 'abc').parts).toEqual(parts);
});

test('only changed specs run when nothing of the page has changed', () => {
  expect(selectTests(['tests/e2e/draw.spec.js'], 'abc').pageSpecs).toEqual(['tests/e2e/draw.spec.js']);
  expect(selectTests(['tests/e2e/draw.spec.js', 'tests/e2e/strokes.js'], 'abc').pageSpecs).toBe(null);
  expect(selectTests(['tests/e2e/draw.spec.js', 'web/src/url.js'], 'abc').pageSpecs).toBe(null);
});

test('Vitest chooses by imports only when every change is one that it can follow', () => {
  expect(selectTests(['web/src/url.js', 'tests/web/url.test.js'], 'abc').webSince).toBe('abc');
  expect(selectTests(['web/src/url.js', 'core/data/csv/csv_reader.cc'], 'abc').webSince).toBe(null);
  expect(selectTests(['tests/fixtures/golden/dnn.json'], 'abc').webSince).toBe(null);
});

/** @type {Record<string, string>} */
const sources = {
  'core/data/csv.h': '#include "core/text/number.h"\n',
  'core/data/csv.cc': '#include "core/data/csv.h"\n#include "core/error/error.h"\n',
  'core/text/number.h': '',
  'core/error/error.h': '',
  'core/optim/adam.h': '',
  'core/lonely.cc': '',
  'tests/core/csv_test.cc':
    '#include "core/data/csv.h"\nTEST(Csv, Reads) {}\nTEST_F(CsvFile, Ends) {}\nTYPED_TEST(CsvOf, Any) {}\n',
  'tests/core/adam_test.cc': '#include "core/optim/adam.h"\nTEST_P(Adam, Steps) {}\n',
};
const tests = ['tests/core/csv_test.cc', 'tests/core/adam_test.cc'];
/** @param {string} path */
const read = (path) => sources[path] ?? null;

test('native tests are chosen by what they include, and by what that is implemented with', () => {
  expect(
    filterFor(['core/error/error.h'], tests, read)
      ?.split(':')
      .filter((pattern) => /^\w+\.\*$/.test(pattern)),
  ).toEqual(['Csv.*', 'CsvFile.*', 'CsvOf.*']);
  expect(filterFor(['core/optim/adam.h'], tests, read)).toBe('Adam.*:Adam/*:*/Adam.*:*/Adam/*');
  expect(filterFor(['tests/core/adam_test.cc'], tests, read)).toContain('Adam');
});

test('a file that no test is known to include may affect all of them', () => {
  expect(filterFor(['core/lonely.cc', 'core/optim/adam.h'], tests, read)).toBe(null);
});

test('suites are found whatever macro makes them', () => {
  expect(
    suitesIn('TEST(A, x) {}\n  TEST_F(B, y) {}\nTYPED_TEST(C, z) {}\nTEST(A, w) {}\nTYPED_TEST_SUITE(D, Types);'),
  ).toEqual(['A', 'B', 'C']);
});
