import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announce } from './announce.mjs';
import { projectFolder } from './folders.mjs';
import { phases } from './phases.mjs';
import { findOnPath, runConcurrently } from './process.mjs';

/** Installs exactly the npm packages of the lock file, when they are missing or the lock file has changed. */
export async function setUpNpmPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(projectFolder, 'package-lock.json')))
    .digest('hex');
  const stamp = join(projectFolder, 'node_modules', '.gradlab-lock');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    announce('npm packages: installing from the lock file');
    // The tests drive the system's Chromium. Playwright's would be another download of 150 MB.
    const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
    const nextStep = 'check that npm reaches its registry, then run `npm ci`.';
    const [program, ...args] = [...npm(), 'ci', '--include=dev', '--no-fund', '--no-audit'];
    await phases.measure('npm packages: download and install', () =>
      runConcurrently(program, args, { cwd: projectFolder, env, show: 'when it fails', nextStep }),
    );
    writeFileSync(stamp, lock);
  }
  announce('npm packages');
}

/** Returns the command that starts npm: the one that runs this script, or one on PATH. @returns {string[]} */
function npm() {
  const running = process.env.npm_execpath;
  return running && /npm-cli\.c?js$/.test(running) ? [process.execPath, running] : [findOnPath('npm') ?? 'npm'];
}
