import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { mnistFiles } from '../../web/src/worker/mnist/mnist-files.js';
import { refuse } from '../../web/src/worker/protocol.js';
import { mnistFolder } from '../build-steps/mnist-data.mjs';

/**
 * Loads the data of a run as the page does.
 *
 * @typedef {import('../../web/src/worker/data/data-service.js').DataService} DataService
 * @typedef {import('../../web/src/worker/protocol.js').Split} Split
 * @typedef {import('./options.mjs').Wishes} Wishes
 * @typedef {{ name: string, train: number, test: number }} OpenedData the number of images of each set; `test` is 0 if
 *   there is none
 */

/** @param {DataService} service @param {Wishes} wishes @returns {Promise<OpenedData>} */
export async function openData(service, { data, settings }) {
  const [name] = data;
  const limits = { train: settings.train, test: settings.test };
  if (name === 'digits')
    return {
      name,
      train: await generated(service, 'train', limits.train),
      test: await generated(service, 'test', limits.test),
    };
  const files = (name === 'mnist' ? mnistPaths() : data).map(openedFile);
  const sorted = await service.sortFiles({ files, requestedSplit: null });
  if (!sorted.train) throw refuse(`${data.join(', ')}: there is no training set among these files.`);
  const read = async (/** @type {Split} */ split) =>
    sorted[split]
      ? (await service.load(split, { source: 'files', files, requestedSplit: null, limit: limits[split] })).size
      : 0;
  return {
    name: name === 'mnist' ? name : files.map((file) => file.name).join(' and '),
    train: await read('train'),
    test: await read('test'),
  };
}

/** @param {DataService} service @param {Split} split @param {number} limit */
async function generated(service, split, limit) {
  return (await service.load(split, { source: 'digits', limit })).size;
}

function mnistPaths() {
  const folder = mnistFolder();
  const paths = Object.values(mnistFiles).flatMap(({ images, labels }) => [
    join(folder, images.file),
    join(folder, labels.file),
  ]);
  const missing = paths.filter((path) => !existsSync(path)).map((path) => basename(path));
  if (missing.length > 0)
    throw refuse(
      `MNIST’s ${missing.join(', ')} cannot be found in ${folder}. Set MNIST_DIR to the folder that holds its four .gz files.`,
    );
  return paths;
}

/** @param {string} path */
function openedFile(path) {
  if (!existsSync(path))
    throw refuse(`${path} cannot be found; --data takes mnist, digits, or files separated by commas.`);
  return new File([readFileSync(path)], basename(path));
}
