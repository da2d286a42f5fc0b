import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../tools/build-steps/free-port.mjs';

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @param {string} content */
const integrityOf = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** A copy of the built site on a plain host of its own, which may go away or get a new build. */
export async function openHost() {
  const folder = await mkdtemp(join(tmpdir(), 'gradlab-host-'));
  await cp(here('../../dist/'), folder, { recursive: true });
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/some/path/`;
  const server = spawn(process.execPath, [here('./static-server.mjs'), String(port), '/some/path/', folder], {
    stdio: 'ignore',
  });
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill();
    await once(server, 'exit');
  };
  for (let answered = false; !answered;)
    answered = await fetch(address).then(
      () => true,
      () => new Promise((resolve) => setTimeout(resolve, 50, false)),
    );
  return {
    address,
    folder,
    stop,
    /**
     * Puts up another build, which differs in its title.
     * @param {string} title
     * @param {{ torn?: boolean }} [options] torn: with the page of yet another one
     */
    async publish(title, { torn = false } = {}) {
      const page = await readFile(join(folder, 'index.html'), 'utf8');
      const script = await readFile(join(folder, 'service-worker.js'), 'utf8');
      const changed = page.replace(/<title>[^<]*/, `<title>${title}`);
      await writeFile(join(folder, 'index.html'), torn ? `${changed}<!-- and then some -->` : changed);
      const [, version] = /version:\s*["'`]([0-9a-f]{12})/.exec(script) ?? [];
      const other = createHash('sha256').update(title).digest('hex').slice(0, 12);
      await writeFile(
        join(folder, 'service-worker.js'),
        script.replace(integrityOf(page), integrityOf(changed)).replace(version, other),
      );
    },
    async close() {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}
