import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { mnistFiles } from '../../web/src/worker/mnist/mnist-files.js';
import { refuse } from '../../web/src/worker/protocol.js';
import { mnistFolder } from '../build-steps/mnist-data.mjs';

/**
 * The data a run is made from, loaded as the page loads it.
 *
 * @typedef {import('../../web/src/worker/data/data-desk.js').DataDesk} DataDesk
 * @typedef {import('../../web/src/worker/protocol.js').Which} Which
 * @typedef {import('./options.mjs').Wishes} Wishes
 * @typedef {{ name: string, train: number, test: number }} OpenedData images of each set; `test` is 0 where there is none
 */

/** @param {DataDesk} desk @param {Wishes} wishes @returns {Promise<OpenedData>} */
export async function openData(desk, { data, settings }) {
  const [name] = data;
  const limits = { train: settings.train, test: settings.test };
  if (name === 'digits')
    return {
      name,
      train: await generated(desk, 'train', limits.train),
      test: await generated(desk, 'test', limits.test),
    };
  const files = (name === 'mnist' ? mnistPaths() : data).map(openedFile);
  const sorted = await desk.sortFiles(files, null);
  if (!sorted.train) throw refuse(`${data.join(', ')}: there is no training set among these files.`);
  const read = async (/** @type {Which} */ which) =>
    sorted[which] ? (await desk.load(which, { source: 'files', files, asked: null, limit: limits[which] })).size : 0;
  return {
    name: name === 'mnist' ? name : files.map((file) => file.name).join(' and '),
    train: await read('train'),
    test: await read('test'),
  };
}

/** @param {DataDesk} desk @param {Which} which @param {number} limit */
async function generated(desk, which, limit) {
  return (await desk.load(which, { source: 'digits', limit })).size;
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
