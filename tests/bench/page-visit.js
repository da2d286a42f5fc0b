import { join } from 'node:path';
import { mnistFolder } from '../../tools/build-steps/mnist-data.mjs';
import { buildPage } from '../../tools/build-steps/site.mjs';
import { projectFolder } from '../../tools/setup/folders.mjs';
import { everyFile } from '../../tools/vite/security-headers.mjs';
import { serve } from './server.js';

/**
 * The built page itself, served as a static host would, and watched through its hooks.
 *
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ at: number, testid: string, value: string }} Reading `at`: milliseconds since the page's navigation began
 */

/** Once a run: it takes seconds. */
let isBuilt = false;

/** The page's own policy and headers, and MNIST in its data/ folder. @returns {Promise<import('./server.js').RunningServer>} */
export async function serveSite() {
  if (!isBuilt) await buildPage();
  isBuilt = true;
  const mounts = [
    { prefix: '/site/data/', folder: mnistFolder() },
    { prefix: '/site/', folder: join(projectFolder, 'dist') },
  ];
  return serve(mounts, { headers: everyFile });
}

/** From the next navigation on, every value that these readings show is noted with its time. @param {Page} page @param {string[]} testids */
export async function watchReadings(page, testids) {
  await page.addInitScript((watched) => {
    /** @type {Reading[]} */
    const readings = [];
    const last = new Map();
    const note = () => {
      for (const testid of watched) {
        const node = document.querySelector(`[data-testid="${testid}"]`);
        const value = node?.getAttribute('data-value') ?? node?.getAttribute('data-state') ?? '';
        if (value === '' || last.get(testid) === value) continue;
        last.set(testid, value);
        readings.push({ at: performance.now(), testid, value });
      }
    };
    new MutationObserver(note).observe(document, {
      subtree: true,
      childList: true,
      attributeFilter: ['data-value', 'data-state'],
    });
    Object.assign(window, { readings });
  }, testids);
}

/** @param {Page} page @returns {Promise<Reading[]>} */
export function readingsOf(page) {
  return page.evaluate(() => /** @type {any} */ (window).readings);
}

/** Waits until a reading has shown a value that fits. @param {Page} page @param {string} testid @param {{ atLeast?: number, or?: string, timeout?: number }} [wanted] */
export async function untilShown(page, testid, { atLeast = -Infinity, or = '', timeout = 60_000 } = {}) {
  await page.waitForFunction(
    ([id, least, end]) => {
      const { readings } = /** @type {{ readings: Reading[] }} */ (/** @type {unknown} */ (window));
      return readings.some(
        (reading) =>
          (reading.testid === id && Number(reading.value) >= Number(least)) ||
          (reading.testid === 'status' && reading.value === end),
      );
    },
    /** @type {const} */ ([testid, atLeast, or]),
    { timeout, polling: 50 },
  );
}
