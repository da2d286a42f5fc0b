import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @param {string} content as the service worker's list has it */
const integrityOf = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`;

/**
 * Changes a file of a copy of the built site, and its hash in the service worker's list: otherwise the offline copy would be refused.
 * @param {string} folder of the copy
 * @param {string} name
 * @param {(content: string) => string} change
 */
export async function changeFile(folder, name, change) {
  const path = join(folder, name);
  const content = await readFile(path, 'utf8');
  const changed = change(content);
  await writeFile(path, changed);
  const list = join(folder, 'service-worker.js');
  const script = await readFile(list, 'utf8');
  await writeFile(list, script.replace(integrityOf(content), integrityOf(changed)));
}

/** Puts a line in front of the script of every worker. @param {string} folder @param {string} line */
export async function prependToWorkers(folder, line) {
  const names = (await readdir(join(folder, 'assets'))).filter((name) => /worker[^/]*\.js$/.test(name));
  for (const name of names) await changeFile(folder, `assets/${name}`, (script) => `${line}\n${script}`);
}

/**
 * Makes the workers of a copy of the site believe that the browser has no relaxed SIMD, as WebKit has none: relaxed operations may round
 * differently in each engine, and the plain ones may not. The workers of the page ask `WebAssembly.validate` about nothing else.
 * @param {string} folder
 */
export function hideRelaxedSimd(folder) {
  return prependToWorkers(folder, 'WebAssembly.validate = () => false;');
}
