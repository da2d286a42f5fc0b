// npm run train -- --preset cnn --data mnist --epochs 5 --seed 1: trains as the page does, with the same wasm module, in Node.
import { buildWasmModule } from './build-steps/site.mjs';
import { exitWith } from './setup/announce.mjs';
import { setUp } from './setup/set-up.mjs';

try {
  await buildWasmModule(await setUp({}));
  // Imported only here: the packages may be missing until the set-up has run.
  const { train } = await import('./train/command.mjs');
  await train(process.argv.slice(2));
  // The engine's message channel stays open and would keep the process alive.
  process.exit();
} catch (error) {
  exitWith(error);
}
