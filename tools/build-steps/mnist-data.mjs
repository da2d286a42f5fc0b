import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mnistFiles } from '../../web/src/worker/mnist/mnist-files.js';
import { announce, SetupError } from '../setup/announce.mjs';
import { projectFolder } from '../setup/folders.mjs';

const credit = `MNIST, by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, under CC BY-SA 3.0
(https://creativecommons.org/licenses/by-sa/3.0/), unchanged.
`;

/** Returns the folder of real MNIST: the one that MNIST_DIR names, or the default one next to the checkout. */
export function mnistFolder() {
  return resolve(projectFolder, process.env.MNIST_DIR || join('..', 'shared', 'mnist'));
}

/** Copies MNIST into the built site, so that the page does not request it from another server. */
export function copyMnistIntoSite() {
  const from = mnistFolder();
  const names = Object.values(mnistFiles).flatMap(({ images, labels }) => [images.file, labels.file]);
  const missing = names.filter((name) => !existsSync(join(from, name)));
  if (missing.length > 0) {
    throw new SetupError(
      `GRADLAB_WITH_MNIST asks for MNIST in the site, but ${missing.join(', ')} cannot be found in ${from}`,
      'set MNIST_DIR to the folder that holds the four .gz files.',
    );
  }
  const to = join(projectFolder, 'dist', 'data');
  mkdirSync(to, { recursive: true });
  names.forEach((name) => copyFileSync(join(from, name), join(to, name)));
  writeFileSync(join(to, 'README.txt'), credit);
  announce(`MNIST: copied from ${from} to dist/data/`);
}
