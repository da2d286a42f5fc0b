import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findWebKit } from '../../tools/setup/other-engines.mjs';
import { WebDriverSession } from './webdriver.mjs';
import { freePort } from '../../tools/build-steps/free-port.mjs';

const startLimit = 20_000;

/** @param {AsyncIterable<Buffer>} stream the first line of it */
async function firstLine(stream) {
  let text = '';
  for await (const bytes of stream) {
    text += bytes;
    if (text.includes('\n')) break;
  }
  return text.trim();
}

/**
 * A promise that is rejected when it takes too long.
 * @template T
 * @param {Promise<T>} promise
 * @param {string} what
 * @returns {Promise<T>}
 */
function withinLimit(promise, what) {
  /** @type {NodeJS.Timeout} */
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not start within ${startLimit / 1000} s.`)), startLimit);
  });
  return Promise.race([promise, /** @type {Promise<T>} */ (limit)]).finally(() => clearTimeout(timer));
}

/** Kills a program and all it started: it leads a process group. @param {import('node:child_process').ChildProcess} child */
function killGroup(child) {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** @param {import('node:child_process').ChildProcess} child */
async function ended(child) {
  if (child.pid && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/**
 * Starts WebKitGTK's driver on a display and with a home folder that nothing else uses.
 * @param {{ dark?: boolean }} [options]
 */
export async function startWebKit({ dark = false } = {}) {
  const { driver, browser, display } = findWebKit();
  if (!driver || !browser || !display) throw new Error('WebKitGTK, its driver or Xvfb is missing.');
  const home = await mkdtemp(join(tmpdir(), 'gradlab-webkit-'));
  /** @type {import('node:child_process').ChildProcess[]} */
  const programs = [];
  const killAll = () => programs.forEach(killGroup);
  const close = async () => {
    process.off('exit', killAll);
    killAll();
    await Promise.all(programs.map(ended));
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', killAll);
  try {
    // Xvfb chooses a free display and writes its number to descriptor 3.
    const xvfb = spawn(display, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      detached: true,
    });
    programs.push(xvfb);
    const number = await withinLimit(firstLine(/** @type {import('node:stream').Readable} */ (xvfb.stdio[3])), 'Xvfb');
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: `:${number}`,
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_CACHE_HOME: join(home, 'cache'),
      XDG_DATA_HOME: join(home, 'data'),
      XDG_DOWNLOAD_DIR: home,
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      NO_AT_BRIDGE: '1',
      ...(dark && { GTK_THEME: 'Adwaita:dark' }),
    };
    const driverProgram = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
      env,
      cwd: home,
      stdio: 'ignore',
      detached: true,
    });
    programs.push(driverProgram);
    const address = `http://127.0.0.1:${port}`;
    await withinLimit(answering(address), 'WebKitWebDriver');
    const args = ['--automation', ...(dark ? ['--dark-mode'] : [])];
    return {
      home,
      close,
      startSession: () =>
        WebDriverSession.start(address, {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: browser, args },
        }),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits until a server answers. @param {string} address */
async function answering(address) {
  const end = Date.now() + startLimit;
  while (Date.now() < end) {
    const answered = await fetch(`${address}/status`, { signal: AbortSignal.timeout(2000) }).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${address} does not answer.`);
}
