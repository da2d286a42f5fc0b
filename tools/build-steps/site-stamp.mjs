import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The paths in the checkout that determine the built site: the page with the built core, what builds it, and what
 * checks it. Vite reads nothing else except the packages, which the lock file names.
 */
const inputs = [
  'web',
  'tools/vite',
  'tools/licences',
  'tools/checks',
  'tools/check-dist.mjs',
  'tools/build-steps/site.mjs',
  'vite.config.js',
  'package.json',
  'package-lock.json',
  'node_modules/.gradlab-lock',
  'LICENSE',
];

/** The environment variables that Vite or the site's plugins read. */
const variables = /^(GRADLAB_(?!CACHE$|E2E_PORT$|EMSCRIPTEN$)|VITE_|NODE_ENV$|BROWSERSLIST)/;

/** @param {string} path @returns {string[]} the files at or under it, in a fixed order */
function filesAt(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return names.map((entry) => join(entry.parentPath, entry.name)).sort();
}

/**
 * Returns a digest of everything that determines the built site.
 * @param {string} checkout
 * @param {NodeJS.ProcessEnv} [env]
 */
export function inputDigest(checkout, env = process.env) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((path) => filesAt(join(checkout, path)))) {
    const content = readFileSync(file);
    hash.update(`${file.slice(checkout.length)}\0${content.length}\0`).update(content);
  }
  const chosen = Object.entries(env)
    .filter(([name]) => variables.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return hash.update(JSON.stringify([process.versions.node, chosen])).digest('hex');
}

/** Returns a digest of the names, sizes and modification times of the files in a folder. @param {string} folder */
export function folderDigest(folder) {
  const listed = filesAt(folder).map((file) => {
    const { size, mtimeMs } = statSync(file);
    return [file.slice(folder.length), size, mtimeMs];
  });
  return createHash('sha256').update(JSON.stringify(listed)).digest('hex');
}

/**
 * Builds the site, unless it exists, was built from the same inputs, and has not been changed since.
 * @param {{ checkout: string, site: string, stamp: string, id?: string, build: () => void }} what `stamp`: the file that remembers the last build;
 *   `id`: the build id that the page shows
 * @returns {boolean} whether it was built
 */
export function buildWhenChanged({ checkout, site, stamp, id = '', build }) {
  const wanted = `${inputDigest(checkout)} ${id}`;
  const current = () => `${wanted} ${folderDigest(site)}\n`;
  if (existsSync(join(site, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === current())
    return false;
  // Removed first, so that a build that fails halfway is not taken for a complete one.
  rmSync(stamp, { force: true });
  build();
  mkdirSync(dirname(stamp), { recursive: true });
  // The inputs as they were before the build: a file that was saved during it is built the next time.
  writeFileSync(stamp, current());
  return true;
}
