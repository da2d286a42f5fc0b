// The frameworks to compare with have a folder of their own in the site: nobody loads them before asking, and the service worker keeps none beforehand.

const folder = 'assets/peers/';

/** @param {string} path in the built site */
export const isPeerFile = (path) => path.startsWith(folder);

/** Whether a file is made of a peer's own code. @param {string[]} modules it is made of */
const ofPeers = (modules) =>
  modules.some((module) => /[\\/](node_modules[\\/]@tensorflow|src[\\/]peers)[\\/]/.test(module));

const named = (/** @type {{ moduleIds: string[] }} */ { moduleIds }) =>
  `${ofPeers(moduleIds) ? folder : 'assets/'}[name]-[hash].js`;

/** Where the workers' files go. */
export const peerFolder = {
  entryFileNames: named,
  chunkFileNames: named,
  assetFileNames: (/** @type {{ names: string[] }} */ { names }) =>
    `${names.some((name) => name.startsWith('tfjs-backend')) ? folder : 'assets/'}[name]-[hash][extname]`,
};
