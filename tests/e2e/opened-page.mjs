import { expect, test as base } from '@playwright/test';
import { reach } from './workbench.js';

/**
 * A page that is ready, and after the test has had nothing to complain about.
 * @type {import('@playwright/test').TestType<import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions
 *   & { open: (fragment?: string) => Promise<void> }, import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions>}
 */
export const test = base.extend({
  open: async ({ page }, use) => {
    /** @type {string[]} */
    const complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await use(async (fragment = '') => {
      await page.goto(`./${fragment && `#${fragment}`}`);
      await reach(page, 'idle');
    });
    expect(complaints).toEqual([]);
  },
});

export { drawSeven } from './strokes.js';
