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

/** Makes one step and waits until it is kept: the next visit is offered it as soon as this page is away. @param {Page} page */
async function keepOneStep(page) {
  await page.getByTestId('step').click();
  await reach(page, 'paused');
  await expect.poll(() => page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name))).toEqual([expect.stringMatching(/^gradlab-run /)]);
}

/** What the browser tells a page that it sets aside for the Back button, or shows again. @param {Page} page @param {'pagehide'|'pageshow'} type */
const tell = (page, type) => page.evaluate((name) => void dispatchEvent(new PageTransitionEvent(name, { persisted: true })), type);

// Chromium sets no page aside that holds a lock; Firefox and WebKit do, and the run of such a page was offered to nobody.
test('the run of a page that is set aside for the Back button is offered, and is taken back when the page is shown again', async ({ context, page }) => {
  await open(page, 'epochs=3&train=500');
  await keepOneStep(page);
  const other = await context.newPage();
  await open(other);
  await expect(other.getByTestId('kept-run')).toBeHidden();
  await tell(page, 'pagehide');
  await open(other);
  await expect(other.getByTestId('kept-run')).toContainText('is kept in this browser');
  await tell(page, 'pageshow');
  await expect.poll(() => page.evaluate(async () => (await navigator.locks.query()).held?.length)).toBe(1);
  await open(other);
  await expect(other.getByTestId('kept-run')).toBeHidden();
});

test('what another page has made of the run meanwhile stays its own', async ({ context, page }) => {
  await open(page, 'epochs=3&train=500');
  await keepOneStep(page);
  await tell(page, 'pagehide');
  const other = await context.newPage();
  await open(other);
  await other.getByTestId('continue-run').click();
  await reach(other, 'done');
  await tell(page, 'pageshow');
  // It goes on with a run of its own, under another name.
  await page.getByTestId('step').click();
  await expect.poll(() => page.evaluate(async () => new Set((await navigator.locks.query()).held?.map(({ name }) => name)).size)).toBe(2);
});
