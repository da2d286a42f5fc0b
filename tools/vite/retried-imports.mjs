/** A dynamic import of another file of the build, as the bundler writes it. */
const importOfChunk = /\bimport\((["'`])(\.\.?\/[^"'`?]+\.js)\1\)/g;

/**
 * Has every dynamic import that fails tried once more under an address that is new each time. Browsers remember the
 * addresses of modules that could not be downloaded, and never ask for them again while the page is open.
 * @param {string} code of a chunk
 */
export function withRetries(code) {
  return code.replace(
    importOfChunk,
    (first, quote, address) => `${first}.catch(()=>import(${quote}${address}?${quote}+performance.now()))`,
  );
}

/** @returns {import('vite').Plugin} */
export function retriedImportsPlugin() {
  return {
    name: 'gradlab:retried-imports',
    apply: 'build',
    // What is added below is not part of the chunk yet when the hash in its name is made.
    augmentChunkHash: () => withRetries.toString(),
    generateBundle: {
      // After Vite has found out which style sheets each import needs: it would take the second import for the first.
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = withRetries(file.code);
      },
    },
  };
}
