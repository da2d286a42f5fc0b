import { gzipSync } from 'node:zlib';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { digitsCsv } from '../../tools/make-digits-csv.mjs';
import { openHost } from '../e2e/own-host.mjs';
import { hideRelaxedSimd } from './changed-site.mjs';
import { recordConsole } from './recorded-console.mjs';
import { openBrowser } from './visitors.mjs';
import { Visit } from './visit.mjs';

/** @typedef {Awaited<ReturnType<typeof openHost>>} Host */
/** @typedef {import('./visitors.mjs').Browser} Browser */

/**
 * @typedef {{ visit: Visit, plainVisit: Visit, chromiumVisit: Visit, gzipCsv: string }} TestFixtures
 * @typedef {{ engine: import('./visitors.mjs').Engine, browserOfEngine: Browser, host: Host, plainHost: Host, referenceBrowser: Browser }} WorkerFixtures
 */

/** @type {import('@playwright/test').Fixtures<TestFixtures, WorkerFixtures>} */
const fixtures = {
  engine: ['chromium', { option: true, scope: 'worker' }],
  browserOfEngine: [
    async ({ engine }, use) => {
      const browser = await openBrowser(engine);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  host: [
    async ({ engine }, use) => {
      const host = await openHost();
      if (engine === 'webkit') await recordConsole(host.folder);
      await use(host);
      await host.close();
    },
    { scope: 'worker' },
  ],
  plainHost: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern that nothing is needed.
    async ({}, use) => {
      const host = await openHost();
      await hideRelaxedSimd(host.folder);
      await use(host);
      await host.close();
    },
    { scope: 'worker' },
  ],
  referenceBrowser: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const browser = await openBrowser('chromium');
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  visit: async ({ browserOfEngine, host }, use) => {
    const tab = await browserOfEngine.newTab();
    try {
      await use(new Visit(tab, host.address));
      expect(await tab.complaints()).toEqual([]);
    } finally {
      await tab.close();
    }
  },
  plainVisit: async ({ browserOfEngine, plainHost }, use) => {
    const tab = await browserOfEngine.newTab();
    await use(new Visit(tab, plainHost.address));
    await tab.close();
  },
  chromiumVisit: async ({ referenceBrowser, plainHost }, use) => {
    const tab = await referenceBrowser.newTab();
    await use(new Visit(tab, plainHost.address));
    await tab.close();
  },
  // eslint-disable-next-line no-empty-pattern
  gzipCsv: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'gradlab-csv-'));
    const path = join(folder, 'digits.csv.gz');
    await writeFile(path, gzipSync(await digitsCsv(600, 1)));
    await use(path);
    await rm(folder, { recursive: true });
  },
};

/**
 * `test` with a page in the project's engine. `visit` is for the built site, and at its end the console must be empty. `plainVisit` is for a host that
 * makes every browser take the core without relaxed SIMD, and `chromiumVisit` is the same in Chromium.
 */
export const test = base.extend(fixtures);
