import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { minify } from 'vite';

/**
 * Makes the scripts that Vite copies as they are as small as the page's own: the core's, since Vite would not bundle the glue of threads and
 * Emscripten shortens no names without Java's Closure compiler; and the plain ones, which run before the page's modules or without them.
 * @returns {import('vite').Plugin}
 */
export function minifiedGluePlugin() {
  /** @type {import('vite').ResolvedConfig} */
  let config;
  return {
    name: 'gradlab:minified-glue',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async writeBundle() {
      const site = resolve(config.root, config.build.outDir);
      const core = join(site, 'core');
      for (const name of readdirSync(core).filter((file) => file.endsWith('.mjs'))) await minifyFile(join(core, name), { module: true, compress: true });
      // Old browsers read these, too: the syntax stays that of 2015.
      for (const name of readdirSync(site).filter((file) => file.endsWith('.js'))) await minifyFile(join(site, name), { module: false, compress: { target: 'es2015' } });
    },
  };
}

/** @param {string} file @param {{ module: boolean, compress: boolean|{ target: string } }} options */
async function minifyFile(file, options) {
  const { code, errors } = await minify(file, readFileSync(file, 'utf8'), { ...options, mangle: true });
  if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join(' ')}`);
  writeFileSync(file, code);
}
