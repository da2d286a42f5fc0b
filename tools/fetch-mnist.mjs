// node tools/fetch-mnist.mjs: downloads MNIST into the folder that MNIST_DIR names, from the mirrors that the page
// uses, and checks each file's hash.
import { downloadMnist } from './build-steps/mnist-download.mjs';
import { mnistFolder } from './build-steps/mnist-data.mjs';
import { announce, exitWith, SetupError } from './setup/announce.mjs';
import { mnistMirrors } from './vite/mnist-mirrors.mjs';
import { mnistFiles } from '../web/src/worker/mnist/mnist-files.js';

try {
  const files = Object.values(mnistFiles).flatMap(({ images, labels }) => [images, labels]);
  const downloaded = await downloadMnist(mnistFolder(), mnistMirrors, files).catch((error) => {
    throw new SetupError(error.message, 'try again later; the tests on MNIST are skipped without it.');
  });
  announce(`MNIST: ${downloaded.length} of ${files.length} files downloaded, the others were in ${mnistFolder()}`);
} catch (error) {
  exitWith(error);
}
