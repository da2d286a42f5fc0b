/* global __MNIST_MIRRORS__ */

/**
 * Returns the addresses from which MNIST is fetched: the site's own folder first, then the mirrors that the build names
 * (tools/vite/mnist-mirrors.mjs).
 * @param {string} pageUrl
 * @returns {string[]}
 */
export function mnistMirrorsFor(pageUrl) {
  const built = typeof __MNIST_MIRRORS__ === 'undefined' ? [] : __MNIST_MIRRORS__;
  return ['data/', ...built].map((folder) => new URL(folder, pageUrl).href);
}
