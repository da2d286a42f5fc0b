import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { build } from 'vite';
import { hashedCorePlugin, hashedModule } from '../../tools/vite/hashed-core.mjs';
import { projectFolder } from '../../tools/setup/folders.mjs';

/** @type {string[]} */
const folders = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** Builds a site whose worker loads one module of this content, and returns the paths of its files. @param {string} wasm @param {string} [extra] JavaScript in the module */
async function siteWith(wasm, extra = '') {
  const folder = mkdtempSync(join(tmpdir(), 'gradlab-site-'));
  folders.push(folder);
  mkdirSync(join(folder, 'public/core'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<script type="module" src="./page.js"></script>');
  writeFileSync(join(folder, 'page.js'), "new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });");
  writeFileSync(
    join(folder, 'worker.js'),
    `import { coreFile } from ${JSON.stringify(join(projectFolder, 'web/src/worker/core/core-files.js'))};\npostMessage(coreFile('gradlab-simd'));`,
  );
  const glue = `export const wasm = new URL("gradlab-simd.wasm", import.meta.url).href; export const own = new URL("gradlab-simd.mjs", import.meta.url).href;${extra}`;
  writeFileSync(join(folder, 'public/core/gradlab-simd.mjs'), glue);
  writeFileSync(join(folder, 'public/core/gradlab-simd.wasm'), wasm);
  await build({
    configFile: false,
    root: folder,
    base: './',
    logLevel: 'error',
    plugins: [hashedCorePlugin()],
    worker: { format: 'es' },
  });
  const paths = readdirSync(join(folder, 'dist'), { recursive: true }).map(String).sort();
  const one = (/** @type {RegExp} */ pattern) => String(paths.find((path) => pattern.test(path)));
  const parts = { module: one(/core.*\.mjs$/), wasm: one(/core.*\.wasm$/), worker: one(/worker-.*\.js$/) };
  return { paths, parts, read: (/** @type {string} */ path) => readFileSync(join(folder, 'dist', path), 'utf8') };
}

test('the built site has the modules under hashed names alone, and worker and module name them', async () => {
  const { paths, parts, read } = await siteWith('some code');
  expect(paths.filter((path) => path.startsWith('core/'))).toEqual([parts.module, parts.wasm]);
  const [, hash] = /^core\/gradlab-simd-([0-9a-f]{8})\.mjs$/.exec(parts.module) ?? [];
  expect(read(parts.worker)).toContain(hash);
  const named = [...read(parts.module).matchAll(/gradlab-simd[\w.-]*/g)].map(([name]) => `core/${name}`);
  expect(named).toEqual([parts.wasm, parts.module]);
  expect(read(parts.wasm)).toBe('some code');
});

test('a changed .wasm renames the .wasm, the module and the worker; the same files keep their names', async () => {
  const first = (await siteWith('some code')).parts;
  expect((await siteWith('some code')).parts).toEqual(first);
  const changed = (await siteWith('other code')).parts;
  for (const part of /** @type {const} */ (['module', 'wasm', 'worker'])) expect(changed[part]).not.toBe(first[part]);
  expect((await siteWith('some code', 'export const more = 1;')).parts.module).not.toBe(first.module);
});

test('a module that does not name its .wasm is refused', () => {
  expect(() => hashedModule('gradlab-simd', 'load("core.wasm")', new Uint8Array())).toThrow(
    'does not name its gradlab-simd.wasm',
  );
});
