import { expect, test } from '@playwright/test';
import { complaintsOf, open, reach, readings, train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

// Everything that a continued run has to take up again, and epochs long enough to be left in the middle of one.
const setUp = 'layers=dense(100),relu,dropout(0.3),dense(10)&loss=cross-entropy&optimizer=adam&lr=0.001&batch=10&rotation=10&elastic=1&epochs=6&seed=4';

/** Where the run stands, by the page's progress bar. @param {Page} page */
const progress = (page) => page.getByTestId('progress').evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).value);

test('a tab closed in the middle of an epoch loses nothing: the run is continued to the same end, bit for bit', async ({ context, page }) => {
  test.setTimeout(180_000);
  await open(page, setUp);
  await train(page, { timeout: 80_000 });
  const undisturbed = await readings(page);
  await page.getByTestId('reset').click();
  await page.getByTestId('start').click();
  await expect.poll(() => progress(page), { timeout: 60_000, intervals: [20] }).toBeGreaterThan(0.4);
  await page.close();

  const next = await context.newPage();
  const complaints = complaintsOf(next);
  await next.goto('./');
  await reach(next, 'idle');
  const kept = next.getByTestId('kept-run');
  await expect(kept).toContainText('dense(100),relu,dropout(0.3),dense(10) on Built-in digits is kept in this browser: in epoch');
  await next.getByTestId('continue-run').click();
  await expect(kept).toBeHidden();
  await expect.poll(() => progress(next), { intervals: [20] }).toBeGreaterThan(0.05);
  await expect(next.getByTestId('loss-chart')).toHaveAttribute('aria-label', /training \d/);
  await reach(next, 'done', { timeout: 80_000 });
  expect(await readings(next)).toEqual(undisturbed);
  expect(complaints).toEqual([]);
});

test('what is kept can be forgotten', async ({ page }) => {
  await open(page, 'epochs=1&train=500');
  await train(page);
  await open(page);
  await expect(page.getByTestId('kept-run')).toContainText('finished after 1 epoch');
  await page.getByTestId('forget-run').click();
  await expect(page.getByTestId('kept-run')).toBeHidden();
  await open(page);
  await expect(page.getByTestId('kept-run')).toBeHidden();
});
