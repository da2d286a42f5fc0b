// npm start: sets up, builds the site, serves it and prints the address.
import { buildPage, buildWasmModule } from './build-steps/site.mjs';
import { exitWith } from './setup/announce.mjs';
import { phases } from './setup/phases.mjs';
import { setUp } from './setup/set-up.mjs';

try {
  await buildWasmModule(await setUp({}));
  await buildPage();
  phases.report().forEach((line) => console.log(line));
  // Imported only here: the packages may be missing until the set-up has run.
  const { preview } = await import('vite');
  const server = await preview();
  console.log(`\n  Gradlab is ready: ${server.resolvedUrls?.local[0]}\n  Ctrl+C stops it.\n`);
} catch (error) {
  exitWith(error);
}
