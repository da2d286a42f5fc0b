import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withBuildLock } from '../../tools/build-steps/build-lock.mjs';

// Processes are started here, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradlab-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('processes that build in one folder do so one after the other', async () => {
  const script = `
    import { appendFileSync } from 'node:fs';
    import { withBuildLock } from ${JSON.stringify(new URL('../../tools/build-steps/build-lock.mjs', import.meta.url).href)};
    const log = (what) => appendFileSync(${JSON.stringify(join(folder, 'log'))}, what);
    withBuildLock(${JSON.stringify(join(folder, 'lock'))}, () => {
      log('(');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      log(')');
    });`;
  const started = [1, 2, 3].map(() =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }),
  );
  const codes = await Promise.all(started.map(async (child) => (await once(child, 'exit'))[0]));
  expect(codes).toEqual([0, 0, 0]);
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('()()()');
});

test('the lock of a process that has ended is taken over, and one that is held is waited for', () => {
  const file = join(folder, 'lock');
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(file, String(pid));
  let built = false;
  withBuildLock(file, () => {
    built = true;
  });
  expect(built).toBe(true);
  writeFileSync(file, String(process.pid));
  expect(() => withBuildLock(file, () => {}, { pause: () => {}, longest: 500 })).toThrow(/holds/);
});

test('a build that fails gives the lock back', () => {
  const file = join(folder, 'lock');
  expect(() =>
    withBuildLock(file, () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(existsSync(file)).toBe(false);
});
