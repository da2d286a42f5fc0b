// The servers that MNIST is fetched from, in this order, after the site's own data/ folder. Both the page's list and
// its content security policy are made from this. GRADLAB_MNIST_MIRRORS replaces the list when building: addresses of
// folders, separated by spaces, or empty for a site that makes no requests to other servers.

const publicMirrors = [
  'https://cdn.jsdelivr.net/gh/fgnt/mnist/',
  'https://storage.googleapis.com/cvdf-datasets/mnist/',
];

export const mnistMirrors = process.env.GRADLAB_MNIST_MIRRORS?.split(/\s+/).filter(Boolean) ?? publicMirrors;
