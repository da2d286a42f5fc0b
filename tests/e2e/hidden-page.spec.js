import { withHidingBrowser } from './hiding-browser.js';
import { framesFor } from './main-thread-tasks.js';
import { expect, setUp, test } from './shared-page.js';
import { progressPast, reach, reading } from './workbench.js';

const run = 'preset=nielsen-30&epochs=1000&train=2000';

test('behind another panel the curves are not drawn; back in front they have caught up', async ({ page }) => {
  const curve = () =>
    page.getByTestId('accuracy-chart').evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  await setUp(page, run);
  await page.getByTestId('start').click();
  await progressPast(page);
  await page.getByRole('tab', { name: 'Draw' }).click();
  await framesFor(page, 200);
  const drawn = await curve();
  const epoch = await reading(page, 'epoch');
  await expect.poll(() => reading(page, 'epoch'), { timeout: 20_000, intervals: [50] }).toBeGreaterThan(epoch + 2);
  expect(await curve()).toBe(drawn);
  await page.getByTestId('pause').click();
  await reach(page, 'paused');
  await page.getByRole('tab', { name: 'Train' }).click();
  await expect.poll(curve, { intervals: [50] }).not.toBe(drawn);
});

test('in the background it goes on training; back in front the curves have caught up', async ({ baseURL }) => {
  await withHidingBrowser(async (page) => {
    await page.goto(`${baseURL}#${run}&autostart=1`);
    await progressPast(page);
    const accuracyCurve = () =>
      page.getByTestId('accuracy-chart').evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
    const epoch = await reading(page, 'epoch');
    const drawn = await accuracyCurve();
    const other = await page.context().newPage();
    await other.bringToFront();
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('hidden');
    await expect.poll(() => reading(page, 'epoch'), { timeout: 20_000, intervals: [50] }).toBeGreaterThan(epoch + 3);
    await page.bringToFront();
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible');
    await expect.poll(accuracyCurve, { intervals: [50] }).not.toBe(drawn);
    await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'training');
  });
});
