import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announce } from './announce.mjs';
import { run } from './process.mjs';

/**
 * Installs exactly the npm packages of a folder's own lock file, unless they are installed already. The project's
 * `npm ci` does not install them.
 * @param {string} folder
 * @param {string} what the name of the packages, for the message
 */
export function installLocked(folder, what) {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const stamp = join(folder, 'node_modules', '.gradlab-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  announce(`${what}: installing from their lock file`);
  run('npm', ['ci', '--include=dev', '--no-fund', '--no-audit'], {
    cwd: folder,
    quiet: true,
    nextStep: 'check that npm reaches its registry.',
  });
  writeFileSync(stamp, lock);
}
