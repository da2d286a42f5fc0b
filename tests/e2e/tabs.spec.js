import { expect, openFirst, test } from './shared-page.js';
import { storedPhases } from './stored-runs.js';
import { open, reach } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Keeps a run of one step, and leaves it. @param {Page} page */
async function keepRun(page) {
  await openFirst(page, 'preset=nielsen-30&epochs=500&train=500&test=100');
  await page.getByTestId('step').click();
  await reach(page, 'paused');
  // The page says that the run is paused a moment before it is stored.
  await expect.poll(() => storedPhases(page)).toEqual(['paused']);
  await page.goto('about:blank');
}

test('of two tabs that continue the same kept run at once, one does, and the other says so', async ({ page }) => {
  await keepRun(page);
  const tabs = [page, await page.context().newPage()];
  for (const tab of tabs) {
    await open(tab, 'train=200&test=50');
    await expect(tab.getByTestId('kept-run')).toContainText('is kept in this browser');
  }
  await Promise.all(
    tabs.map((tab) =>
      tab.getByTestId('continue-run').evaluate((button) => /** @type {HTMLButtonElement} */ (button).click()),
    ),
  );
  const states = () =>
    Promise.all(tabs.map((tab) => tab.getByTestId('status').evaluate(({ dataset }) => dataset.state)));
  await expect.poll(async () => (await states()).sort()).toEqual(['idle', 'training']);
  const [idle] = (await states())[0] === 'idle' ? tabs : tabs.toReversed();
  await expect(idle.getByText('Another tab is training this run.')).toBeVisible();
  // Its list is true, too.
  await expect(idle.getByTestId('kept-run')).toBeHidden();
  await tabs[1].close();
});

test('a continued run is held once, and let go when its page is left', async ({ page }) => {
  await keepRun(page);
  await open(page, 'train=200&test=50');
  await page.getByTestId('continue-run').click();
  await reach(page, 'training');
  await page.getByTestId('pause').click();
  await reach(page, 'paused');
  const locks = () =>
    page.evaluate(async () => {
      const { held = [], pending = [] } = await navigator.locks.query();
      return [held, pending].map((some) => some.filter(({ name }) => name?.startsWith('gradlab-run')).length);
    });
  // A pause stores the run, for which the page needs its lock.
  await expect.poll(locks).toEqual([1, 0]);
  await page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect.poll(locks).toEqual([0, 0]);
  await page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
});

test('digits drawn in two tabs are all kept, and both tabs show them', async ({ page }) => {
  await openFirst(page, 'train=200&test=50');
  const other = await page.context().newPage();
  await open(other, 'train=200&test=50');
  /** @param {Page} tab */
  const count = (tab) =>
    tab.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open('gradlab');
          opening.onsuccess = () => {
            const counting = opening.result.transaction('digits').objectStore('digits').count();
            counting.onsuccess = () => resolve(counting.result);
            opening.result.close();
          };
        }),
    );
  for (const [i, tab] of [page, other, page].entries()) {
    await tab.bringToFront();
    await tab.evaluate(() => (location.hash = '#panel=draw&train=200&test=50'));
    const pad = tab.getByTestId('draw-pad');
    await pad.scrollIntoViewIfNeeded();
    const box = /** @type {NonNullable<Awaited<ReturnType<typeof pad.boundingBox>>>} */ (await pad.boundingBox());
    await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 4);
    await tab.mouse.down();
    await tab.mouse.move(box.x + box.width / 2, box.y + (3 * box.height) / 4, { steps: 8 });
    await tab.mouse.up();
    await expect(tab.getByTestId('prediction')).toHaveAttribute('data-value', /\d/);
    await tab.getByTestId('keep-1').click();
    await expect.poll(() => count(tab)).toBe(i + 1);
    await tab.getByTestId('draw-clear').click();
  }
  // Each tab shows those of the other.
  for (const tab of [page, other]) await expect(tab.getByTestId('kept')).toHaveCount(3);
  await other.close();
});
