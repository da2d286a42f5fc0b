import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import loadClangFormat, { format, version } from '@wasm-fmt/clang-format';
import { projectFolder } from '../setup/folders.mjs';

const styleFile = join(projectFolder, '.clang-format');
// Prettier keeps its cache in the same folder.
const cacheFile = join(projectFolder, 'node_modules/.cache/clang-format.json');

/** Reads the style in .clang-format and prepares clang-format, which is a WebAssembly module here. */
async function prepare() {
  await loadClangFormat();
  return readFileSync(styleFile, 'utf8');
}

/**
 * Returns C++ text as clang-format writes it in this project's style.
 * @param {string} text
 * @param {string} path its extension names the language
 */
export async function formattedCpp(text, path) {
  return format(text, path, await prepare());
}

/**
 * Finds the C++ files that clang-format would change. The hashes of correctly formatted files are cached.
 * @param {string[]} paths inside the checkout
 * @param {{ write: boolean }} options write: replace the text of those files
 * @returns {Promise<string[]>} their paths
 */
export async function misformattedCpp(paths, { write }) {
  const style = await prepare();
  const key = hashOf(`${version()}\n${style}`);
  const known = readCache(key);
  /** @type {string[]} */
  const hashes = [];
  /** @type {string[]} */
  const wrong = [];
  for (const path of paths.filter((listed) => existsSync(join(projectFolder, listed)))) {
    const file = join(projectFolder, path);
    const text = readFileSync(file, 'utf8');
    const hash = hashOf(text);
    const formatted = known.has(hash) ? text : format(text, path, style);
    if (formatted !== text) wrong.push(path);
    if (formatted !== text && write) writeFileSync(file, formatted);
    if (formatted === text || write) hashes.push(hashOf(formatted));
  }
  mkdirSync(dirname(cacheFile), { recursive: true });
  writeFileSync(cacheFile, JSON.stringify({ key, hashes }));
  return wrong;
}

/** @param {string} text */
const hashOf = (text) => createHash('sha256').update(text).digest('base64');

/** @param {string} key the version and the style @returns {Set<string>} hashes of texts that need no change */
function readCache(key) {
  if (!existsSync(cacheFile)) return new Set();
  const cached = JSON.parse(readFileSync(cacheFile, 'utf8'));
  return new Set(cached.key === key ? cached.hashes : []);
}
