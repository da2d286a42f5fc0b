/* global __CORE_HASHES__ */

/**
 * Returns the file name of one of the core's modules. In a built site it contains a hash of the content
 * (tools/vite/hashed-core.mjs); on the development server, in the tests and in Node it does not.
 * @param {string} module
 */
export function coreFile(module) {
  const hash = typeof __CORE_HASHES__ === 'undefined' ? undefined : __CORE_HASHES__[module];
  return hash ? `${module}-${hash}.mjs` : `${module}.mjs`;
}
