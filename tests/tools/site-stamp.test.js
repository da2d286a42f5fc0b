import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildWhenChanged, inputDigest } from '../../tools/build-steps/site-stamp.mjs';
import { rememberedSizes } from '../../tools/checks/compressed-sizes.mjs';

/** @type {string} */
let checkout;

/** @param {string} path @param {string} text */
function write(path, text) {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), text);
}

/** @param {string} [id] */
const page = (id) =>
  buildWhenChanged({
    checkout,
    id,
    site: join(checkout, 'dist'),
    stamp: join(checkout, 'build/site-stamp'),
    build: () => {
      write('dist/index.html', '<p>');
      write('dist/assets/a.js', 'a');
    },
  });

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'gradlab-stamp-'));
  write('web/src/a.js', '1');
  write('web/public/core/gradlab-simd.wasm', 'wasm');
  write('vite.config.js', '');
});
afterEach(() => rmSync(checkout, { recursive: true }));

test('the site is built once, and again when an input has changed', () => {
  expect(page()).toBe(true);
  expect(page()).toBe(false);
  write('web/src/a.js', '2');
  expect(page()).toBe(true);
  write('web/public/core/gradlab-simd.wasm', 'mwas');
  expect(page()).toBe(true);
  write('web/src/b.js', '');
  expect(page()).toBe(true);
  expect(page()).toBe(false);
});

test('a file that was saved without a change, and a file beside the inputs, build nothing', () => {
  page();
  utimesSync(join(checkout, 'web/src/a.js'), new Date(), new Date());
  write('README.md', 'text');
  expect(page()).toBe(false);
});

test('a page that would name another build is built again', () => {
  page('build 1');
  expect(page('build 1')).toBe(false);
  expect(page('build 2')).toBe(true);
});

test('a site that somebody has changed is built again', () => {
  page();
  write('dist/data/mnist.gz', '');
  expect(page()).toBe(true);
  rmSync(join(checkout, 'dist/assets/a.js'));
  expect(page()).toBe(true);
});

test('a build that fails is no build', () => {
  page();
  write('web/src/a.js', '3');
  const failing = {
    checkout,
    site: join(checkout, 'dist'),
    stamp: join(checkout, 'build/site-stamp'),
    build: () => {
      throw new Error('no');
    },
  };
  expect(() => buildWhenChanged(failing)).toThrow('no');
  write('web/src/a.js', '1');
  expect(page()).toBe(true);
});

test('the variables that end up in the page count, others do not', () => {
  const digest = (/** @type {NodeJS.ProcessEnv} */ env) => inputDigest(checkout, env);
  expect(digest({ GRADLAB_MNIST_MIRRORS: '' })).not.toBe(digest({}));
  expect(digest({ VITE_GRADLAB_REPOSITORY: 'x' })).not.toBe(digest({}));
  expect(digest({ TERM: 'xterm', GRADLAB_CACHE: '/elsewhere' })).toBe(digest({}));
});

test('compressed sizes are remembered by content, and forgotten when nobody asks', () => {
  const file = join(checkout, 'build/sizes.json');
  let compressed = 0;
  const compress = (/** @type {Buffer} */ content) => {
    compressed++;
    return content.length;
  };
  for (const contents of [['one', 'three'], ['three'], ['one', 'one']]) {
    const sizes = rememberedSizes(file, compress);
    expect(contents.map((content) => sizes.sizeOf(Buffer.from(content)))).toEqual(contents.map(({ length }) => length));
    sizes.save();
  }
  expect(compressed).toBe(3);
  writeFileSync(file, '{"cut off');
  expect(rememberedSizes(file, compress).sizeOf(Buffer.from('one'))).toBe(3);
});
