// npm run build: the static site in dist/, which works under any path of any static server.
import { buildPage, buildWasmModule } from './build-steps/site.mjs';
import { exitWith } from './setup/announce.mjs';
import { setUp } from './setup/set-up.mjs';

try {
  buildWasmModule(setUp({}));
  buildPage();
} catch (error) {
  exitWith(error);
}
