import { expect, it } from 'vitest';
import { precacheList } from '../../tools/vite/precache-list.mjs';

const site = {
  'index.html': 'page',
  'assets/main-1.js': 'script',
  'core/gradlab-simd.wasm': 'core',
  _headers: 'x',
  'data/train-images.gz': 'x',
  'data/list.json': 'x',
  'main.js.map': 'x',
  'service-worker.js': 'x',
};
/** @param {Record<string, string>} files */
const listOf = (files) =>
  precacheList(Object.entries(files).map(([path, text]) => ({ path, content: new TextEncoder().encode(text) })));

it('names the page, its parts and nothing that is data or for hosts, each with its digest', () => {
  const { files, later } = listOf(site);
  expect(files.map(({ path }) => path)).toEqual(['assets/main-1.js', 'core/gradlab-simd.wasm', '']);
  // printf page | openssl dgst -sha256 -binary | base64
  expect(files.at(-1)?.integrity).toBe('sha256-NmAxWprz3yVdjxmrB35Hl4IrQUiKDioEvGr3EhPCMnQ=');
  expect(later).toEqual([]);
});

it('keeps a large file only when it is asked for', () => {
  const { files, later } = listOf({ 'index.html': 'page', 'assets/framework.js': 'x'.repeat(1_000_001) });
  expect([files.map(({ path }) => path), later.map(({ path }) => path)]).toEqual([[''], ['assets/framework.js']]);
});

it('keeps nothing of the frameworks to compare with beforehand, however small', () => {
  const { files, later } = listOf({
    'index.html': 'page',
    'assets/peers/backend.wasm': 'x',
    'assets/peers/worker.js': 'y',
  });
  expect([files.map(({ path }) => path), later.map(({ path }) => path)]).toEqual([
    [''],
    ['assets/peers/backend.wasm', 'assets/peers/worker.js'],
  ]);
});

it('its version changes with any of its files and nothing else', () => {
  const { version } = listOf(site);
  expect(listOf({ ...site, _headers: 'y', 'data/list.json': 'y' }).version).toBe(version);
  expect(listOf({ ...site, 'core/gradlab-simd.wasm': 'other' }).version).not.toBe(version);
  expect(listOf({ ...site, 'favicon.svg': 'new' }).version).not.toBe(version);
});
