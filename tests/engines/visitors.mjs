// One interface to a page in any of the three engines, so that the same test runs in each of them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, firefox } from '@playwright/test';
import { findChromium } from '../../tools/setup/chromium.mjs';
import { recordedComplaints } from './recorded-console.mjs';
import { startWebKit } from './webkit-browser.mjs';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/**
 * A browser tab as a visitor uses it.
 * @typedef {object} Tab
 * @property {(address: string) => Promise<unknown>} open
 * @property {() => Promise<unknown>} reload
 * @property {() => Promise<unknown>} back
 * @property {<A, R>(page: (argument: A) => R, argument?: A) => Promise<Awaited<R>>} evaluate
 * @property {(selector: string) => Promise<void>} click
 * @property {(selector: string, path: string) => Promise<void>} chooseFile
 * @property {(points: { x: number, y: number }[], pointer: 'mouse' | 'pen') => Promise<void>} drag
 * @property {() => Promise<string[]>} complaints errors and warnings of the page and its workers so far
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Browser
 * @property {string} downloads the folder in which downloads arrive
 * @property {() => Promise<Tab>} newTab with nothing stored
 * @property {() => Promise<void>} close
 */

/** How Playwright starts Firefox ESR. @param {{ dark?: boolean, downloads?: string }} [options] @returns {import('@playwright/test').LaunchOptions} */
export function firefoxOptions({ dark = false, downloads } = {}) {
  return {
    channel: 'moz-firefox',
    executablePath: fileURLToPath(new URL('./firefox-bidi-proxy.mjs', import.meta.url)),
    timeout: 40_000,
    downloadsPath: downloads,
    firefoxUserPrefs: {
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      // A page may read the clipboard, for which WebDriver BiDi has no permission.
      'dom.events.testing.asyncClipboard': true,
    },
  };
}

/** Remarks of a browser that are no fault of the page's. */
const expectedRemarks = [/No available adapters/];

/** @param {string} text */
const isComplaint = (text) => !expectedRemarks.some((expected) => expected.test(text));

/** @param {import('@playwright/test').Page} page @returns {Tab} */
function playwrightTab(page) {
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.setDefaultTimeout(20_000);
  return {
    open: (address) => page.goto(address),
    reload: () => page.reload(),
    back: () => page.goBack(),
    evaluate: /** @type {Tab['evaluate']} */ (
      (/** @type {any} */ script, /** @type {any} */ argument) => page.evaluate(script, argument)
    ),
    click: (selector) => page.click(selector),
    chooseFile: (selector, path) => page.setInputFiles(selector, path),
    async drag([start, ...rest]) {
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      for (const { x, y } of rest) await page.mouse.move(x, y);
      await page.mouse.up();
    },
    complaints: async () => complaints.filter(isComplaint),
    close: () => page.context().close(),
  };
}

/** @param {'chromium' | 'firefox'} engine @param {{ dark?: boolean }} options @returns {Promise<Browser>} */
async function openPlaywrightBrowser(engine, { dark }) {
  const downloads = await mkdtemp(join(tmpdir(), 'gradlab-downloads-'));
  const browser =
    engine === 'firefox'
      ? await firefox.launch(firefoxOptions({ dark, downloads }))
      : await chromium.launch({
          executablePath: findChromium() ?? undefined,
          args: ['--no-sandbox', '--disable-gpu'],
          downloadsPath: downloads,
        });
  return {
    downloads,
    newTab: async () =>
      playwrightTab(
        await (
          await browser.newContext(engine === 'firefox' ? {} : { colorScheme: dark ? 'dark' : 'light' })
        ).newPage(),
      ),
    async close() {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}

/** @param {{ dark?: boolean }} options @returns {Promise<Browser>} */
async function openWebKitBrowser(options) {
  const webkit = await startWebKit(options);
  return {
    downloads: webkit.home,
    close: webkit.close,
    async newTab() {
      const session = await webkit.startSession();
      return {
        open: (address) => session.open(address),
        reload: () => session.post('refresh'),
        back: () => session.post('back'),
        evaluate: (page, argument) => session.evaluate(page, argument),
        click: (selector) => session.click(selector),
        chooseFile: (selector, path) => session.type(selector, path),
        drag: (points, pointer) => session.drag(points, pointer),
        complaints: async () => (await session.evaluate(recordedComplaints)).filter(isComplaint),
        close: () => session.end(),
      };
    },
  };
}

/** Starts a browser of an engine. @param {Engine} engine @param {{ dark?: boolean }} [options] */
export function openBrowser(engine, options = {}) {
  return engine === 'webkit' ? openWebKitBrowser(options) : openPlaywrightBrowser(engine, options);
}
