/**
 * The four files of MNIST (Y. LeCun, C. Cortes, C. J. C. Burges), whose names are the same at every mirror. Size and
 * hash are those of the unpacked files, since mirrors may pack them differently.
 *
 * @typedef {{ file: string, bytes: number, sha256: string }} MnistFile
 * @typedef {{ images: MnistFile, labels: MnistFile }} MnistPair
 * @typedef {Record<import('../protocol.js').Split, MnistPair>} MnistFiles
 */

/** @type {MnistFiles} */
export const mnistFiles = {
  train: {
    images: {
      file: 'train-images-idx3-ubyte.gz',
      bytes: 47_040_016,
      sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    },
    labels: {
      file: 'train-labels-idx1-ubyte.gz',
      bytes: 60_008,
      sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    },
  },
  test: {
    images: {
      file: 't10k-images-idx3-ubyte.gz',
      bytes: 7_840_016,
      sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    },
    labels: {
      file: 't10k-labels-idx1-ubyte.gz',
      bytes: 10_008,
      sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    },
  },
};
