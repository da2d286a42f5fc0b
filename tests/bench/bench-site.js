import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mnistFolder } from '../../tools/build-steps/mnist-data.mjs';
import { announce } from '../../tools/setup/announce.mjs';
import { projectFolder } from '../../tools/setup/folders.mjs';
import { run } from '../../tools/setup/process.mjs';

const bench = join(projectFolder, 'tests/bench');
const peers = join(bench, 'peers');
export const siteFolder = join(projectFolder, 'build/bench/site');

/** The peers' npm packages, exactly those of their own lock file: `npm ci` of the project does not fetch them. */
export function installPeers() {
  const lock = createHash('sha256').update(readFileSync(join(peers, 'package-lock.json'))).digest('hex');
  const stamp = join(peers, 'node_modules', '.gradlab-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  announce('The bench\'s peers: installing from their lock file');
  run('npm', ['ci', '--include=dev', '--no-fund', '--no-audit'], { cwd: peers, quiet: true, nextStep: 'check that npm reaches its registry.' });
  writeFileSync(stamp, lock);
}

/** The bench's page with all workers, bundled. */
export async function buildBenchSite() {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: join(bench, 'pages'),
    base: '/',
    logLevel: 'error',
    // Not minified: TensorFlow.js hands the text of a function to its threads, which then look for a name that would be gone.
    build: { outDir: siteFolder, emptyOutDir: true, minify: false, target: 'es2023', chunkSizeWarningLimit: 1e5 },
    worker: { format: 'es' },
  });
}

/** @returns {import('./server.js').Mount[]} */
export function benchMounts() {
  return [
    { prefix: '/core/', folder: join(projectFolder, 'web/public/core') },
    { prefix: '/bench-core/', folder: join(projectFolder, 'build/wasm/bench') },
    { prefix: '/data/', folder: mnistFolder() },
    { prefix: '/tfjs/', folder: join(peers, 'node_modules/@tensorflow/tfjs-backend-wasm/dist') },
    { prefix: '/', folder: siteFolder },
  ];
}
