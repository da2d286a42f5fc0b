import { expect, test } from '@playwright/test';
import { withHidingBrowser } from './hiding-browser.js';
import { expectShort, framesFor, mainThreadTasks } from './main-thread-tasks.js';
import { fill, open, progressPast, reach, reading, train } from './workbench.js';

// Seconds of training traced. smoothness.spec.js does the same for a moment, hidden-page.spec.js tests what is drawn.

const setUp = 'preset=nielsen-100&epochs=1000';

test('no task of the main thread takes over 50 ms while it trains', async ({ page }) => {
  await open(page, setUp);
  await page.getByTestId('start').click();
  await progressPast(page);
  expectShort(await mainThreadTasks(page, () => framesFor(page, 5000)), 50);
  await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'training');
});

test('ten runs behind the one under way keep the page as smooth', async ({ page }) => {
  await open(page, 'preset=nielsen-30&epochs=2');
  for (let run = 1; run <= 10; run += 1) {
    await train(page);
    await page.getByTestId('reset').click();
    await reach(page, 'idle');
  }
  await fill(page, 'epochs', 1000);
  await page.getByTestId('start').click();
  await progressPast(page);
  await expect(page.getByTestId('runs').locator('tbody tr')).toHaveCount(11);
  expectShort(await mainThreadTasks(page, () => framesFor(page, 4000)), 40);
});

test('a numerical method keeps the page as smooth', async ({ page }) => {
  await open(page, 'preset=nielsen-100&gradient=central-difference');
  await page.getByTestId('start').click();
  await progressPast(page);
  expectShort(await mainThreadTasks(page, () => framesFor(page, 2000)), 20);
});

test('in the background it goes on training; back in front the curves have caught up, without a long task', async ({
  baseURL,
}) => {
  await withHidingBrowser(async (page) => {
    await page.goto(`${baseURL}#${setUp}&autostart=1`);
    await progressPast(page);
    const accuracyCurve = () =>
      page.getByTestId('accuracy-chart').evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
    const epoch = await reading(page, 'epoch');
    const drawn = await accuracyCurve();
    const other = await page.context().newPage();
    await other.bringToFront();
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('hidden');
    await expect.poll(() => reading(page, 'epoch'), { timeout: 20_000 }).toBeGreaterThan(epoch + 20);
    const tasks = await mainThreadTasks(page, async () => {
      await page.bringToFront();
      await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible');
      await framesFor(page, 500);
    });
    expect(await accuracyCurve()).not.toBe(drawn);
    expectShort(tasks, 10);
    await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'training');
  });
});
