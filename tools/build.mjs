// npm run build: the static site in dist/, which works under any path of any static server. With GRADLAB_WITH_MNIST=1, MNIST is in it.
import { copyMnistIntoSite } from './build-steps/mnist-data.mjs';
import { buildPage, buildWasmModule } from './build-steps/site.mjs';
import { exitWith } from './setup/announce.mjs';
import { setUp } from './setup/set-up.mjs';

try {
  buildWasmModule(await setUp({}));
  buildPage();
  if (process.env.GRADLAB_WITH_MNIST === '1') copyMnistIntoSite();
} catch (error) {
  exitWith(error);
}
