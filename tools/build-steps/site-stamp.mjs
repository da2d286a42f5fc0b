import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Everything that decides what the site is made of, in the checkout: the page with the built core, what builds it, and what checks it. Vite reads
 * nothing else but the packages, which the lock file names.
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

/** Variables of the environment that Vite or the site's own plugins read. */
const variables = /^(GRADLAB_(?!CACHE$|E2E_PORT$|EMSCRIPTEN$)|VITE_|NODE_ENV$|BROWSERSLIST)/;

/** @param {string} path @returns {string[]} the files at or under it, in a fixed order */
function filesAt(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return names.map((entry) => join(entry.parentPath, entry.name)).sort();
}

/**
 * A digest of everything that decides what the site is made of.
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

/** A digest of which files a folder has, of what size, written when. @param {string} folder */
export function folderDigest(folder) {
  const listed = filesAt(folder).map((file) => {
    const { size, mtimeMs } = statSync(file);
    return [file.slice(folder.length), size, mtimeMs];
  });
  return createHash('sha256').update(JSON.stringify(listed)).digest('hex');
}

/**
 * Builds the site unless it is there already, made of the same inputs and untouched since.
 * @param {{ checkout: string, site: string, stamp: string, id?: string, build: () => void }} what `stamp`: the file that remembers the last build;
 *   `id`: what the page says of its build
 * @returns {boolean} whether it was built
 */
export function buildWhenChanged({ checkout, site, stamp, id = '', build }) {
  const wanted = `${inputDigest(checkout)} ${id}`;
  const current = () => `${wanted} ${folderDigest(site)}\n`;
  if (existsSync(join(site, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === current())
    return false;
  // A build that fails halfway leaves nothing that could be taken for whole.
  rmSync(stamp, { force: true });
  build();
  mkdirSync(dirname(stamp), { recursive: true });
  // The inputs as they were before: a file saved meanwhile is built the next time.
  writeFileSync(stamp, current());
  return true;
}
