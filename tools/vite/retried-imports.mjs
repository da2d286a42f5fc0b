/** A dynamic import of another file of the build, as the bundler writes it. */
const importOfChunk = /\bimport\((["'`])(\.\.?\/[^"'`?]+\.js)\1\)/g;

/** Each chunk has its own, since relative addresses are those of the chunk. */
const retriedImport =
  'const __retriedImport=address=>import(address).catch(()=>import(address+"?"+performance.now()));';

/**
 * Has every dynamic import that fails tried once more under an address that is new each time. Browsers remember the
 * addresses of modules that could not be downloaded, and never ask for them again while the page is open.
 * @param {string} code of a chunk
 */
export function withRetries(code) {
  const changed = code.replace(importOfChunk, (_, quote, address) => `__retriedImport(${quote}${address}${quote})`);
  return changed === code ? code : retriedImport + changed;
}

/** @returns {import('vite').Plugin} */
export function retriedImportsPlugin() {
  return {
    name: 'gradlab:retried-imports',
    apply: 'build',
    // What is added below is not part of the chunk yet when the hash in its name is made.
    augmentChunkHash: () => retriedImport,
    generateBundle: {
      // After Vite has found out which style sheets each import needs: it reads their addresses in the code.
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = withRetries(file.code);
      },
    },
  };
}
