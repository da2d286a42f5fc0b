import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packagesInSite, problemsWithParts } from '../../tools/checks/site-parts.mjs';
import { projectFolder } from '../../tools/setup/folders.mjs';

const modules = ['simd', 'relaxed', 'simd-threads', 'relaxed-threads', 'lab'];
const whole = [
  'index.html',
  '_headers',
  'service-worker.js',
  'licences.txt',
  'build.json',
  ...modules.flatMap((name) => [`core/gradlab-${name}-0123abcd.mjs`, `core/gradlab-${name}-0123abcd.wasm`]),
];

test('a whole site has no problems; what it lacks is named', () => {
  expect(problemsWithParts(whole)).toEqual([]);
  expect(problemsWithParts(whole.filter((path) => path !== 'licences.txt'))).toEqual(['licences.txt: missing']);
  expect(problemsWithParts(whole.filter((path) => path !== 'core/gradlab-lab-0123abcd.wasm'))).toEqual([
    'core/gradlab-lab-HASH.{mjs,wasm}: 1 files, not 2',
  ]);
});

test('a file of the core with a plain name, or left over from another build, is a problem', () => {
  expect(problemsWithParts([...whole, 'core/gradlab-simd.wasm'])).toEqual([
    'core/gradlab-simd.wasm: has no hash in its name',
  ]);
  expect(problemsWithParts([...whole, 'core/gradlab-simd-99999999.wasm'])).toEqual([
    'core/gradlab-simd-HASH.{mjs,wasm}: 3 files, not 2',
  ]);
});

test('the packages of the site are the dependencies and theirs, but for types and what only Node runs', () => {
  const lock = {
    packages: {
      '': { dependencies: { one: '1', two: '1' } },
      'node_modules/one': {
        version: '1.0.0',
        license: 'MIT',
        dependencies: { shared: '2', '@types/x': '1', 'node-fetch': '1' },
      },
      'node_modules/two': { version: '1.1.0', license: 'ISC', dependencies: { shared: '1' } },
      'node_modules/two/node_modules/shared': { version: '1.0.0', license: 'MIT' },
      'node_modules/shared': { version: '2.0.0', license: 'MIT' },
      'node_modules/@types/x': { version: '1.0.0', license: 'MIT' },
      'node_modules/node-fetch': { version: '1.0.0', license: 'MIT', dependencies: { other: '1' } },
      'node_modules/other': { version: '1.0.0', license: 'MIT' },
      'node_modules/only-for-development': { version: '1.0.0', license: 'MIT' },
    },
  };
  expect(packagesInSite(lock).map(({ name, version }) => `${name} ${version}`)).toEqual([
    'one 1.0.0',
    'shared 2.0.0',
    'two 1.1.0',
    'shared 1.0.0',
  ]);
});

test('the project’s own lock file has licences for them all', () => {
  const packages = packagesInSite(JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')));
  expect(packages.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['chart.js', 'lit-html', '@tensorflow/tfjs-backend-wasm', 'seedrandom', 'comlink']),
  );
  expect(packages.filter(({ version, licence }) => !version || !licence)).toEqual([]);
});
