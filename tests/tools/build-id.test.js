import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildId, buildIdText } from '../../tools/vite/build-id.mjs';

let folder = '';
/** @param {...string} args */
const git = (...args) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();

/** A checkout with what buildId reads. @param {string} at */
function writeSources(at) {
  mkdirSync(join(at, 'web/src'), { recursive: true });
  for (const path of ['tools/vite', 'tools/licences']) mkdirSync(join(at, path), { recursive: true });
  writeFileSync(join(at, 'package.json'), '{"version":"1.2.3"}');
  for (const name of ['package-lock.json', 'vite.config.js', 'web/src/main.js']) writeFileSync(join(at, name), name);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradlab-build-id-'));
  writeSources(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('in a checkout it is the commit, and says when files differ from it', () => {
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'one');
  const commit = git('rev-parse', '--short=9', 'HEAD');
  expect(buildId(folder)).toEqual({ version: '1.2.3', commit, changed: false });
  expect(buildIdText(buildId(folder))).toBe(`Gradlab 1.2.3, build ${commit}`);
  writeFileSync(join(folder, 'web/src/main.js'), 'changed');
  expect(buildIdText(buildId(folder))).toBe(`Gradlab 1.2.3, build ${commit} with uncommitted changes`);
});

test('without a repository it is a hash of the sources: the same for the same, another for others', () => {
  const id = buildId(folder);
  expect(id).toEqual({ version: '1.2.3', sources: expect.stringMatching(/^[0-9a-f]{9}$/) });
  expect(buildId(folder)).toEqual(id);
  expect(buildIdText(id)).toBe(`Gradlab 1.2.3, build ${id.sources}`);
  writeFileSync(join(folder, 'web/src/main.js'), 'changed');
  expect(buildId(folder).sources).not.toBe(id.sources);
});

test('unpacked inside another repository, it does not take that one’s commit', () => {
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'one');
  const inner = join(folder, 'unpacked');
  writeSources(inner);
  expect(buildId(inner)).toEqual({ version: '1.2.3', sources: expect.any(String) });
});
