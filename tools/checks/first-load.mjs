import { posix } from 'node:path';
import { compressedSize } from './compressed-sizes.mjs';

// What a first visit downloads until its first trained step: the page, the worker that trains, and the build of the core that the browser
// takes. Not counted is what is fetched for one feature alone, when that is asked for.

/** Compressed, together. */
export const mostBytes = 250_000;

export const variants = ['simd', 'relaxed', 'simd-threads', 'relaxed-threads'];

/**
 * @typedef {(path: string) => Buffer} Read a file of the built site
 * @typedef {{ path: string, bytes: number }} Loaded compressed
 */

/**
 * @param {string[]} paths of the built site
 * @param {Read} read
 * @param {import('./compressed-sizes.mjs').CompressedSize} [sizeOf]
 * @returns {Loaded[]} with the variant of the core that is largest
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

/** With what they import at once, and not with what they import when they need it. @param {string[]} paths @param {Read} read */
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
