// node tools/pen-digits.mjs: how networks read what people wrote with a pen. PEN_DIGITS names the file with the strokes.
import { buildWasmModule } from './build-steps/site.mjs';
import { exitWith } from './setup/announce.mjs';
import { setUp } from './setup/set-up.mjs';

try {
  await buildWasmModule(await setUp({}));
  // Imported only here: the packages may be missing until the set-up has run.
  const { measurePenDigits } = await import('./pen-digits/command.mjs');
  await measurePenDigits(process.argv.slice(2));
  process.exit();
} catch (error) {
  exitWith(error);
}
