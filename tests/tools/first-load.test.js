import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { firstLoad, total } from '../../tools/checks/first-load.mjs';

const page =
  '<link rel="icon" href="./icon.svg"><script type="module" src="./assets/index.js"></script><link rel="stylesheet" href="./assets/index.css">';

/** A site whose cores are noise, which no program compresses, of these sizes. @param {Record<string, number>} cores */
function site(cores) {
  const files = {
    'index.html': page,
    'icon.svg': '<svg/>',
    'assets/index.js': 'import{a}from"./shared.js";import"./aside.js";const later=()=>import("./panel.js");',
    'assets/shared.js': 'export const a=1',
    'assets/aside.js': '',
    'assets/panel.js': 'import{a}from"./shared.js"',
    'assets/index.css': 'a{}',
    'assets/training-worker-B_5-x.js': 'import"./worker-shared.js"',
    'assets/worker-shared.js': '',
    'assets/lab-worker-A.js': '',
  };
  const wasm = Object.entries(cores).flatMap(([variant, size]) => [
    [`core/gradlab-${variant}-0123abcd.mjs`, Buffer.alloc(0)],
    [`core/gradlab-${variant}-0123abcd.wasm`, randomBytes(size)],
  ]);
  return new Map(
    /** @type {[string, Buffer][]} */ ([
      ...Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]),
      ...wasm,
    ]),
  );
}

/** @param {Map<any, any>} files */
const loadedOf = (files) => firstLoad([...files.keys()], (path) => files.get(path));

test('a first visit loads the page, what it imports at once, the worker and the largest core; not what is asked for later', () => {
  const loaded = loadedOf(site({ simd: 1000, relaxed: 1010, 'simd-threads': 1500, 'relaxed-threads': 1400 }));
  expect(loaded.map(({ path }) => path).sort()).toEqual([
    'assets/aside.js',
    'assets/index.css',
    'assets/index.js',
    'assets/shared.js',
    'assets/training-worker-B_5-x.js',
    'assets/worker-shared.js',
    'core/gradlab-simd-threads-0123abcd.mjs',
    'core/gradlab-simd-threads-0123abcd.wasm',
    'icon.svg',
    'index.html',
  ]);
});

test('what is counted is compressed', () => {
  const cores = { simd: 1000, relaxed: 1000, 'simd-threads': 1000, 'relaxed-threads': 1000 };
  const before = total(loadedOf(site(cores)));
  const noise = total(loadedOf(site({ ...cores, relaxed: 3000 }))) - before;
  expect(noise).toBeGreaterThan(1990);
  const files = site(cores);
  files.set('assets/index.css', Buffer.from('a{}'.repeat(1000)));
  expect(total(loadedOf(files)) - before).toBeLessThan(50);
});
