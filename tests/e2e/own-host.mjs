import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../tools/build-steps/free-port.mjs';

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @param {string} content */
const integrityOf = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** The part of a built file's name that changes with its content. */
const hashInName = /-([\w-]{8})\.(?:m?js|css|wasm|woff2)$/;

/**
 * Renames every file of a built site that has a hash in its name, everywhere, as a build does in which all of them changed.
 * @param {string} folder
 */
async function renameAll(folder) {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  const hashes = new Set(files.flatMap(({ name }) => hashInName.exec(name)?.[1] ?? []));
  const renamed = (/** @type {string} */ hash) => createHash('sha256').update(hash).digest('hex').slice(0, 8);
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    if (/\.(m?js|css|json|html)$/.test(name)) {
      let text = await readFile(path, 'utf8');
      for (const hash of hashes) text = text.replaceAll(hash, renamed(hash));
      await writeFile(path, text);
    }
    const [, hash] = hashInName.exec(name) ?? [];
    if (hash) await rename(path, join(parentPath, name.replace(hash, renamed(hash))));
  }
}

/**
 * A copy of the built site on a plain host of its own, which may go away or get a new build.
 * @param {{ missing?: 'pages'|'nothing' }} [options] `missing`: what it sends in place of files that it lacks
 */
export async function openHost({ missing = 'nothing' } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'gradlab-host-'));
  await cp(here('../../dist/'), folder, { recursive: true });
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/some/path/`;
  const server = spawn(process.execPath, [here('./static-server.mjs'), String(port), '/some/path/', folder, missing], {
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
    /** Puts up another build, in which all files have other names. */
    deploy: () => renameAll(folder),
    async close() {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}
