import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { minify } from 'vite';

/**
 * Minifies the plain scripts at the site's root, which run before the page's modules or without them. Vite copies them
 * unchanged.
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

/** Minifies a script with the syntax of 2015, since old browsers read it, too. @param {string} file */
async function minifyFile(file) {
  const { code, errors } = await minify(file, readFileSync(file, 'utf8'), {
    module: false,
    compress: { target: 'es2015' },
    mangle: true,
  });
  if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join(' ')}`);
  writeFileSync(file, code);
}
