// The frameworks to compare with are in a folder of their own in the site: the page loads them only on demand, and the
// service worker does not cache them in advance.

const folder = 'assets/peers/';

/** @param {string} path in the built site */
export const isPeerFile = (path) => path.startsWith(folder);

/** Returns whether a chunk contains a framework's own code. @param {string[]} modules the chunk's modules */
const ofPeers = (modules) =>
  modules.some((module) => /[\\/](node_modules[\\/]@tensorflow|src[\\/]peers)[\\/]/.test(module));

const named = (/** @type {{ moduleIds: string[] }} */ { moduleIds }) =>
  `${ofPeers(moduleIds) ? folder : 'assets/'}[name]-[hash].js`;

/** The file names for the workers' bundles. */
export const peerFolder = {
  entryFileNames: named,
  chunkFileNames: named,
  assetFileNames: (/** @type {{ names: string[] }} */ { names }) =>
    `${names.some((name) => name.startsWith('tfjs-backend')) ? folder : 'assets/'}[name]-[hash][extname]`,
};
