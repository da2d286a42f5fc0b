// npm run pretrain -- --from FILE: trains the networks that come with the page; see docs/pretrained.md. PEN_DIGITS names
// the file with the pen digits, MNIST_DIR the folder with MNIST.
import { buildWasmModule } from './build-steps/site.mjs';
import { exitWith } from './setup/announce.mjs';
import { setUp } from './setup/set-up.mjs';

try {
  await buildWasmModule(await setUp({}));
  // Imported only here: the packages may be missing until the set-up has run.
  const { pretrain } = await import('./pen-digits/pretrain-command.mjs');
  await pretrain(process.argv.slice(2));
  process.exit();
} catch (error) {
  exitWith(error);
}
