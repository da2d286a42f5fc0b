// npm run build: builds the static site in dist/, which works under any path of any static server. With
// GRADLAB_WITH_MNIST=1 the site includes MNIST.
import { copyMnistIntoSite } from './build-steps/mnist-data.mjs';
import { buildPage, buildWasmModule } from './build-steps/site.mjs';
import { exitWith } from './setup/announce.mjs';
import { phases } from './setup/phases.mjs';
import { setUp } from './setup/set-up.mjs';

try {
  await buildWasmModule(await setUp({}));
  await buildPage();
  if (process.env.GRADLAB_WITH_MNIST === '1') copyMnistIntoSite();
  phases.report().forEach((line) => console.log(line));
} catch (error) {
  exitWith(error);
}
