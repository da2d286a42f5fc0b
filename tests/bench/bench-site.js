import { join } from 'node:path';
import { mnistFolder } from '../../tools/build-steps/mnist-data.mjs';
import { projectFolder } from '../../tools/setup/folders.mjs';
import { installLocked } from '../../tools/setup/locked-packages.mjs';

const bench = join(projectFolder, 'tests/bench');
const peers = join(bench, 'peers');
export const siteFolder = join(projectFolder, 'build/bench/site');

/** The peers' npm packages. */
export const installPeers = () => installLocked(peers, "The bench's peers");

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
