// Where MNIST is fetched from, in this order, after the site's own data/ folder. The page's list and its policy are both made from this.
// GRADLAB_MNIST_MIRRORS, addresses of folders with a space between them, replaces it when building; empty for a site that asks nobody.

const publicMirrors = [
  'https://cdn.jsdelivr.net/gh/fgnt/mnist/',
  'https://storage.googleapis.com/cvdf-datasets/mnist/',
];

export const mnistMirrors = process.env.GRADLAB_MNIST_MIRRORS?.split(/\s+/).filter(Boolean) ?? publicMirrors;
