import { expect, test as base } from '@playwright/test';

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
      await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'idle');
    });
    expect(complaints).toEqual([]);
  },
});

/** One stroke, by shares of the pad. @param {import('@playwright/test').Page} page @param {[number, number][]} points */
export async function stroke(page, points) {
  const pad = page.getByTestId('draw-pad');
  await pad.scrollIntoViewIfNeeded();
  const box = /** @type {NonNullable<Awaited<ReturnType<typeof pad.boundingBox>>>} */ (await pad.boundingBox());
  const [first, ...rest] = points.map(([x, y]) => /** @type {const} */ ([box.x + x * box.width, box.y + y * box.height]));
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const point of rest) await page.mouse.move(...point, { steps: 5 });
  await page.mouse.up();
}

/** @param {import('@playwright/test').Page} page */
export const drawSeven = (page) => stroke(page, [[0.25, 0.25], [0.75, 0.25], [0.45, 0.85]]);
