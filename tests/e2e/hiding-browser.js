import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../tools/setup/chromium.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Starts a Chromium in which tabs are hidden when another is in front: Playwright's own keeps every page visible.
 * @param {(page: Page) => Promise<void>} use
 */
export async function withHidingBrowser(use) {
  const profile = mkdtempSync(join(tmpdir(), 'gradlab-profile-'));
  const program = spawn(
    String(findChromium()),
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true },
  );
  const ended = new Promise((resolve) => program.once('exit', resolve));
  try {
    const address = await new Promise((resolve, reject) => {
      let said = '';
      program.once('error', reject);
      program.stderr.on('data', (text) => {
        said += text;
        const [, found] = /listening on (ws:\S+)/.exec(said) ?? [];
        if (found) resolve(found);
      });
    });
    const browser = await chromium.connectOverCDP(address, { noDefaults: true });
    await use(browser.contexts()[0].pages()[0]);
    await browser.close();
  } finally {
    // With all its processes: one that outlives the first goes on writing into the profile.
    if (program.pid) process.kill(-program.pid, 'SIGKILL');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
