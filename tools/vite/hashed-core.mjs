import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { minify } from 'vite';

/**
 * Puts a hash of their content into the names of the core's modules, as Vite does with every other file that it builds.
 * With plain names, a new page could get the `.wasm` of an earlier build from the browser's cache.
 *
 * @typedef {{ name: string, content: string | Uint8Array }} CoreFile
 * @typedef {{ files: CoreFile[], hashes: Record<string, string> }} HashedCore `hashes` by the module's name without an extension
 */

/** @param {...(string | Uint8Array)} parts */
function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 8);
}

/**
 * Returns one module under its hashed names. One hash names both files: it covers the JavaScript and the `.wasm`, so a change of either
 * renames both. The JavaScript names its `.wasm` and, if it starts threads, itself.
 * @param {string} module name without an extension
 * @param {string} code the module's JavaScript
 * @param {Uint8Array} wasm
 */
export function hashedModule(module, code, wasm) {
  const hash = hashOf(code, wasm);
  const plainWasm = `${module}.wasm`;
  if (!code.includes(plainWasm))
    throw new Error(`${module}.mjs does not name its ${plainWasm}, so it could not be given a hashed one.`);
  const renamed = code
    .replaceAll(plainWasm, `${module}-${hash}.wasm`)
    .replaceAll(`${module}.mjs`, `${module}-${hash}.mjs`);
  return {
    hash,
    files: [
      { name: `${module}-${hash}.mjs`, content: renamed },
      { name: `${module}-${hash}.wasm`, content: wasm },
    ],
  };
}

/** Reads, minifies and renames every module in a folder. @param {string} folder @returns {Promise<HashedCore>} */
export async function hashedCore(folder) {
  /** @type {HashedCore} */
  const core = { files: [], hashes: {} };
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.mjs'))
    .sort()) {
    const module = file.slice(0, -'.mjs'.length);
    const { hash, files } = hashedModule(
      module,
      await minified(join(folder, file)),
      readFileSync(join(folder, `${module}.wasm`)),
    );
    core.files.push(...files);
    core.hashes[module] = hash;
  }
  return core;
}

/**
 * Minifies a module. Emscripten shortens names only with the Closure compiler, which needs Java.
 * @param {string} file
 */
async function minified(file) {
  const { code, errors } = await minify(file, readFileSync(file, 'utf8'), {
    module: true,
    compress: true,
    mangle: true,
  });
  if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join(' ')}`);
  return code;
}

/**
 * Replaces the plain core files in the built site by hashed ones, and defines `__CORE_HASHES__` for the workers' code.
 * Vite copies these files unchanged: it would not bundle the JavaScript of threads. The development server keeps the
 * plain names.
 * @returns {import('vite').Plugin}
 */
export function hashedCorePlugin() {
  /** @type {HashedCore} */
  let core;
  /** @type {import('vite').ResolvedConfig} */
  let config;
  return {
    name: 'gradlab:hashed-core',
    apply: 'build',
    async config({ root = '.', publicDir = 'public' }) {
      core = await hashedCore(join(resolve(root), String(publicDir), 'core'));
      return { define: { __CORE_HASHES__: JSON.stringify(core.hashes) } };
    },
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle() {
      const folder = join(resolve(config.root, config.build.outDir), 'core');
      for (const module of Object.keys(core.hashes))
        for (const extension of ['mjs', 'wasm']) rmSync(join(folder, `${module}.${extension}`));
      for (const { name, content } of core.files) writeFileSync(join(folder, name), content);
    },
  };
}
