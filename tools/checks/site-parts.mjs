import { coreFiles, variants } from './first-load.mjs';

// What the built site has to contain.

const needed = ['index.html', '_headers', 'service-worker.js', 'licences.txt', 'build.json'];
const modules = [...variants, 'lab'];

/**
 * @param {string[]} paths of the built site
 * @returns {string[]} what is missing, and files of the core without a hash in their names, which a browser could take from an earlier build
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

/** Types and what only Node runs: no browser is given any of it. */
const notInSite = /^(@types\/.*|@webgpu\/types|node-fetch)$/;

/**
 * Returns the npm packages that the site is made of, as the lock file has them: the project's dependencies and theirs. This does not ask
 * the bundler, which wrote the notices that are checked against this list.
 * @param {{ packages: Record<string, { version?: string, license?: string, dependencies?: Record<string, string> }> }} lock
 */
export function packagesInSite({ packages }) {
  /** @type {Map<string, { name: string, version: string, licence: string }>} */
  const found = new Map();
  const visit = (/** @type {string} */ from, /** @type {string[]} */ names) => {
    for (const name of names.filter((each) => !notInSite.test(each))) {
      // A version of its own lies in the folder of the package that needs it.
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
