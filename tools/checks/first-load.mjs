import { posix } from 'node:path';
import { compressedSize } from './compressed-sizes.mjs';

// Determines what a first visit downloads until its first training step: the page, the training worker, and the build
// of the core that the browser loads. Files that are downloaded only when a feature is used are not counted.

/** The limit of the compressed size of all these files together. */
export const mostBytes = 250_000;

export const variants = ['simd', 'relaxed', 'simd-threads', 'relaxed-threads'];

/**
 * @typedef {(path: string) => Buffer} Read reads a file of the built site
 * @typedef {{ path: string, bytes: number }} Loaded `bytes`: the compressed size
 */

/**
 * @param {string[]} paths of the built site
 * @param {Read} read
 * @param {import('./compressed-sizes.mjs').CompressedSize} [sizeOf]
 * @returns {Loaded[]} includes the largest variant of the core
 */
export function firstLoad(paths, read, sizeOf = compressedSize) {
  const sized = (/** @type {string} */ path) => ({ path, bytes: sizeOf(read(path)) });
  const workers = paths.filter((path) => /^assets\/training-worker-[\w-]+\.js$/.test(path));
  const page = withImports([...namedByPage(read('index.html').toString()), ...workers], read);
  const cores = variants.map((variant) => coreFiles(variant, paths).map(sized));
  return [...['index.html', ...page].map(sized), ...cores.sort((a, b) => total(b) - total(a))[0]];
}

/** Returns the files of one build of the core, whose names hold a hash. @param {string} variant @param {string[]} paths */
export function coreFiles(variant, paths) {
  const name = new RegExp(`^core/gradlab-${variant}-[0-9a-f]{8}\\.(mjs|wasm)$`);
  return paths.filter((path) => name.test(path));
}

/** @param {Loaded[]} files */
export function total(files) {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** @param {string} html */
function namedByPage(html) {
  return [...html.matchAll(/<(?:script|link)\s[^>]*?(?:src|href)="\.\/([^"]+)"/g)].map(([, path]) => path);
}

/**
 * Adds the modules that these import statically, and not those that they import dynamically.
 * @param {string[]} paths
 * @param {Read} read
 */
function withImports(paths, read) {
  const found = new Set(paths);
  for (const path of found) {
    if (!path.endsWith('.js')) continue;
    const imports = read(path)
      .toString()
      .matchAll(/\b(?:from|import)\s*["'](\.\.?\/[^"']+)["']/g);
    for (const [, name] of imports) found.add(posix.join(posix.dirname(path), name));
  }
  return [...found];
}
