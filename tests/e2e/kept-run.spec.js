import { expect, openFirst, test } from './shared-page.js';
import { storedPhases } from './stored-runs.js';
import { complaintsOf, open, reach, readings, train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

// Everything that a continued run has to take up again.
const everything =
  'layers=dense(100),relu,dropout(0.3),dense(10)&loss=cross-entropy&optimizer=adam&lr=0.001&batch=10&rotation=10&elastic=1&train=3000&test=200&epochs=15&seed=4';

/** How far the run is, by the page's progress bar. @param {Page} page */
const progress = (page) =>
  page.getByTestId('progress').evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).value);

test('a tab closed in the middle of an epoch loses nothing: the run is continued to the same end, bit for bit', async ({
  page,
}) => {
  await openFirst(page, everything);
  await train(page);
  const undisturbed = await readings(page);
  const closed = await page.context().newPage();
  await open(closed, everything);
  await closed.getByTestId('start').click();
  // A pause has the run kept as it is now, and not as it was seconds ago. On a busy machine the run could end before a click from here.
  await closed.evaluate(
    () =>
      new Promise((/** @type {(value: void) => void} */ resolve) => {
        const timer = setInterval(() => {
          const find = (/** @type {string} */ testid) => document.querySelector(`[data-testid=${testid}]`);
          if (/** @type {HTMLProgressElement} */ (find('progress')).value < 0.3) return;
          /** @type {HTMLButtonElement} */ (find('pause')).click();
          clearInterval(timer);
          resolve();
        }, 5);
      }),
  );
  await reach(closed, 'paused');
  await closed.getByRole('button', { name: 'Resume' }).click();
  await reach(closed, 'training');
  await closed.close();

  const next = await page.context().newPage();
  const complaints = complaintsOf(next);
  await next.goto('./');
  await reach(next, 'idle');
  const kept = next.getByTestId('kept-run');
  await expect(kept).toContainText(
    'dense(100),relu,dropout(0.3),dense(10) on Built-in digits is kept in this browser: in epoch',
  );
  await next.getByTestId('continue-run').click();
  await expect(kept).toBeHidden();
  await expect.poll(() => progress(next), { intervals: [20] }).toBeGreaterThan(0.25);
  await expect(next.getByTestId('loss-chart')).toHaveAttribute('aria-label', /training \d/);
  await reach(next, 'done');
  expect(await readings(next)).toEqual(undisturbed);
  expect(complaints).toEqual([]);
  await next.close();
});

test('what is kept can be forgotten', async ({ page }) => {
  await openFirst(page, 'epochs=1&train=500&test=100');
  await train(page);
  // The page says that the run is done a moment before it is stored.
  await expect.poll(() => storedPhases(page)).toEqual(['done']);
  await open(page);
  await expect(page.getByTestId('kept-run')).toContainText('finished after 1 epoch');
  await page.getByTestId('forget-run').click();
  await expect(page.getByTestId('kept-run')).toBeHidden();
  await open(page);
  await expect(page.getByTestId('kept-run')).toBeHidden();
});

/** Names of the kept runs that the pages of this browser are working on. @param {Page} page */
const namesHeld = (page) =>
  page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    return [...new Set(held.flatMap(({ name }) => (name?.startsWith('gradlab-run ') ? [name] : [])))];
  });

/** What the browser tells a page that it sets aside for the Back button, or shows again. @param {Page} page @param {'pagehide'|'pageshow'} type */
const tell = (page, type) =>
  page.evaluate((name) => void dispatchEvent(new PageTransitionEvent(name, { persisted: true })), type);

// Chromium sets no page aside that holds a lock; Firefox and WebKit do, and the run of such a page was offered to nobody.
test('the run of a page that is set aside for the Back button is offered; shown again, the page takes it back, unless another has gone on with it', async ({
  page,
}) => {
  await openFirst(page, 'epochs=3&train=500&test=100');
  await page.getByTestId('step').click();
  await reach(page, 'paused');
  await expect.poll(() => namesHeld(page)).toEqual([expect.stringMatching(/^gradlab-run /)]);
  const other = await page.context().newPage();
  await open(other);
  await expect(other.getByTestId('kept-run')).toBeHidden();
  await tell(page, 'pagehide');
  await open(other);
  await expect(other.getByTestId('kept-run')).toContainText('is kept in this browser');
  await tell(page, 'pageshow');
  await expect.poll(() => namesHeld(page)).toHaveLength(1);
  await open(other);
  await expect(other.getByTestId('kept-run')).toBeHidden();

  await test.step('what another page has made of the run meanwhile stays its own', async () => {
    await tell(page, 'pagehide');
    await open(other);
    await other.getByTestId('continue-run').click();
    await reach(other, 'done');
    await tell(page, 'pageshow');
    // It goes on with a run of its own, under another name.
    await page.getByTestId('step').click();
    await expect.poll(() => namesHeld(page)).toHaveLength(2);
  });
  await other.close();
});
