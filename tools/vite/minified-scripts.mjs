import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { minify } from 'vite';

/**
 * Minifies the plain scripts at the site's root, which Vite copies as they are: they run before the page's modules or without them.
 * @returns {import('vite').Plugin}
 */
export function minifiedScriptsPlugin() {
  /** @type {import('vite').ResolvedConfig} */
  let config;
  return {
    name: 'gradlab:minified-scripts',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async writeBundle() {
      const site = resolve(config.root, config.build.outDir);
      for (const name of readdirSync(site).filter((file) => file.endsWith('.js'))) await minifyFile(join(site, name));
    },
  };
}

/** Old browsers read these, too: the syntax stays that of 2015. @param {string} file */
async function minifyFile(file) {
  const { code, errors } = await minify(file, readFileSync(file, 'utf8'), {
    module: false,
    compress: { target: 'es2015' },
    mangle: true,
  });
  if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join(' ')}`);
  writeFileSync(file, code);
}
