import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { announce, SetupError } from '../setup/announce.mjs';

/**
 * Runs `work` while this process alone holds a lock. Ninja has no lock of its own: when two processes build the same
 * folder, one may link a file that the other is still writing, and fail. A lock whose process has ended is taken over.
 * @param {string} file
 * @param {() => void} work
 * @param {{ pause?: (milliseconds: number) => void, longest?: number }} [how] `longest`: how many milliseconds to wait for another process
 */
export function withBuildLock(file, work, { pause = sleep, longest = 3_600_000 } = {}) {
  mkdirSync(dirname(file), { recursive: true });
  for (let waited = 0; !acquire(file); waited += 250) {
    if (waited === 0) announce(`Waiting for process ${ownerOf(file) ?? ''}, which builds in the same folder`);
    if (waited >= longest)
      throw new SetupError(
        `Another process still holds ${file}.`,
        'end that process, or delete the file when there is none.',
      );
    pause(250);
  }
  try {
    work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file @returns {boolean} whether this process holds it now */
function acquire(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  const owner = ownerOf(file);
  if (owner !== null && !isRunning(owner)) rmSync(file, { force: true });
  return false;
}

/** @param {string} file @returns {number | null} the process that holds it; null if it is incomplete or was removed */
function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user cannot be signalled, but it exists.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {number} milliseconds */
function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
