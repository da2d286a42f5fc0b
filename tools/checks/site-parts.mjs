import { coreFiles, variants } from './first-load.mjs';

// Checks that the built site contains all its parts.

const needed = ['index.html', '_headers', 'service-worker.js', 'licences.txt', 'build.json'];
const modules = [...variants, 'lab'];

/**
 * @param {string[]} paths of the built site
 * @returns {string[]} the missing parts, and files of the core without a hash in their names: a browser could use a
 *   cached file of an earlier build in their place
 */
export function problemsWithParts(paths) {
  const missing = needed.filter((path) => !paths.includes(path)).map((path) => `${path}: missing`);
  const incomplete = modules
    .map((module) => [module, coreFiles(module, paths).length])
    .filter(([, count]) => count !== 2);
  const hashed = new Set(modules.flatMap((module) => coreFiles(module, paths)));
  const plain = paths.filter((path) => path.startsWith('core/') && !hashed.has(path));
  return [
    ...missing,
    ...incomplete.map(([module, count]) => `core/gradlab-${module}-HASH.{mjs,wasm}: ${count} files, not 2`),
    ...plain.map((path) => `${path}: has no hash in its name`),
  ];
}

/**
 * Packages of types, packages that only Node runs, the colours of Chart.js (see web/src/charts/unchanged-colour.js), and
 * what only the scales of names in d3 use: the site contains none of them.
 */
const notInSite = /^(@types\/.*|@webgpu\/types|node-fetch|@kurkle\/color|internmap)$/;

/**
 * Returns the npm packages that the site is made of, according to the lock file: the project's dependencies and theirs.
 * The bundler is not asked, since it wrote the notices that are checked against this list.
 * @param {{ packages: Record<string, { version?: string, license?: string, dependencies?: Record<string, string> }> }} lock
 */
export function packagesInSite({ packages }) {
  /** @type {Map<string, { name: string, version: string, licence: string }>} */
  const found = new Map();
  const visit = (/** @type {string} */ from, /** @type {string[]} */ names) => {
    for (const name of names.filter((each) => !notInSite.test(each))) {
      // A package that needs another version has it in its own node_modules folder.
      const path = [`${from}/node_modules/${name}`, `node_modules/${name}`].find((each) => packages[each]);
      if (!path || found.has(path)) continue;
      const { version = '', license = '', dependencies = {} } = packages[path];
      found.set(path, { name, version, licence: license });
      visit(path, Object.keys(dependencies));
    }
  };
  visit('', Object.keys(packages[''].dependencies ?? {}));
  return [...found.values()];
}
