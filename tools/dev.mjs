// npm run dev: serves the page while it is edited. After a change in C++, run it again.
import { buildWasmModule } from './build-steps/site.mjs';
import { exitWith } from './setup/announce.mjs';
import { setUp } from './setup/set-up.mjs';

try {
  await buildWasmModule(await setUp({}));
  const { createServer } = await import('vite');
  const server = await createServer();
  await server.listen();
  server.printUrls();
} catch (error) {
  exitWith(error);
}
