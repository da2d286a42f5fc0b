import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { minify } from 'vite';

/**
 * Makes the core's JavaScript in the built site as small as the page's own. Vite copies it as it is, since it would not bundle the glue of
 * threads; Emscripten shortens no names without Java's Closure compiler.
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
      const folder = join(resolve(config.root, config.build.outDir), 'core');
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.mjs'))) await minifyFile(join(folder, name));
    },
  };
}

/** @param {string} file */
async function minifyFile(file) {
  const { code, errors } = await minify(file, readFileSync(file, 'utf8'), { module: true, compress: true, mangle: true });
  if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join(' ')}`);
  writeFileSync(file, code);
}
