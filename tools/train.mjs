// npm run train -- --preset cnn --data mnist --epochs 5 --seed 1: trains as the page does, with the same wasm module, in Node.
import { buildWasmModule } from './build-steps/site.mjs';
import { exitWith } from './setup/announce.mjs';
import { setUp } from './setup/set-up.mjs';

try {
  await buildWasmModule(await setUp({}));
  // Imported only here: before the set-up there may be no packages.
  const { train } = await import('./train/command.mjs');
  await train(process.argv.slice(2));
  // The engine's channel to the event loop stays open, and would keep the process waiting for messages.
  process.exit();
} catch (error) {
  exitWith(error);
}
