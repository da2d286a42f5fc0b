/* global __CORE_HASHES__ */

/**
 * Returns the file name of one of the core's modules. A built site has a hash of the content in it (tools/vite/hashed-core.mjs); the
 * development server, the tests and Node have none.
 * @param {string} module
 */
export function coreFile(module) {
  const hash = typeof __CORE_HASHES__ === 'undefined' ? undefined : __CORE_HASHES__[module];
  return hash ? `${module}-${hash}.mjs` : `${module}.mjs`;
}
