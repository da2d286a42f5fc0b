import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { precacheList } from './precache-list.mjs';

/** @param {string} folder */
function filesIn(folder) {
  const paths = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => statSync(join(folder, path)).isFile());
  return paths.map((path) => ({ path: path.replaceAll('\\', '/'), content: readFileSync(join(folder, path)) }));
}

/**
 * Writes service-worker.js into the site after everything else. It is one plain script, since not every browser accepts
 * a module as a service worker.
 * @returns {import('vite').Plugin}
 */
export function serviceWorkerPlugin() {
  /** @type {import('vite').ResolvedConfig} */
  let config;
  return {
    name: 'gradlab:service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async closeBundle() {
      const outDir = resolve(config.root, config.build.outDir);
      await build({
        configFile: false,
        root: config.root,
        publicDir: false,
        logLevel: 'warn',
        define: { __SITE__: JSON.stringify(precacheList(filesIn(outDir))) },
        build: {
          outDir: config.build.outDir,
          emptyOutDir: false,
          target: 'es2022',
          lib: {
            entry: 'src/offline/service-worker.js',
            formats: ['iife'],
            name: 'gradlabServiceWorker',
            fileName: () => 'service-worker.js',
          },
        },
      });
    },
  };
}
