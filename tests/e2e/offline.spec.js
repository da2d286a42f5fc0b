import { expect, test } from '@playwright/test';
import { openHost } from './own-host.mjs';
import { reach, train } from './workbench.js';

/** @type {Awaited<ReturnType<typeof openHost>>} */
let host;
test.beforeEach(async () => {
  host = await openHost();
});
test.afterEach(() => host.close());

/** @typedef {import('@playwright/test').Page} Page */

/** Until the service worker has kept the whole site. @param {Page} page */
const kept = (page) => page.evaluate(async () => {
  const { active } = await navigator.serviceWorker.ready;
  if (active?.state !== 'activated') await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
});

/** @param {Page} page @param {string} address */
async function firstVisit(page, address) {
  await page.goto(address);
  await reach(page, 'idle');
  await kept(page);
}

const updateNotice = (/** @type {Page} */ page) => page.getByTestId('notice').filter({ hasText: 'A new version' });

test('after one visit the page needs no host: it trains and reads a drawing', async ({ page }) => {
  await firstVisit(page, host.address);
  await host.stop();
  /** @type {string[]} */
  const missed = [];
  // The browser asks for a tab's icon without asking the service worker.
  page.on('requestfailed', (request) => request.url().endsWith('favicon.svg') || missed.push(request.url()));
  await page.goto('about:blank'); // a change of the fragment alone would be the first visit still
  await page.goto(`${host.address}#epochs=1&panel=draw`);
  await reach(page, 'idle');
  await train(page);
  const pad = await page.getByTestId('draw-pad').boundingBox();
  if (!pad) throw new Error('no pad');
  await page.mouse.move(pad.x + pad.width / 2, pad.y + pad.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(pad.x + pad.width / 2, pad.y + pad.height * 0.8, { steps: 8 });
  await page.mouse.up();
  await expect(page.getByTestId('prediction')).toHaveAttribute('data-value', /^\d$/);
  expect(missed).toEqual([]);
});

test('a new build is announced, and shown whole after Reload', async ({ page }) => {
  await firstVisit(page, host.address);
  await host.publish('Another build');
  await page.reload();
  await reach(page, 'idle');
  await expect(page).toHaveTitle(/^Gradlab/);
  await expect(updateNotice(page)).toBeVisible();
  await updateNotice(page).getByTestId('reload').click();
  await expect(page).toHaveTitle('Another build');
  await reach(page, 'idle');
  await expect(updateNotice(page)).toHaveCount(0);
  expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
});

test('while another tab shows the old build, the new one waits', async ({ page, context }) => {
  await firstVisit(page, host.address);
  const other = await context.newPage();
  await other.goto(host.address);
  await host.publish('Another build');
  await page.reload();
  await updateNotice(page).getByTestId('reload').click();
  await expect(updateNotice(page)).toContainText('Close the other tabs');
  await expect(page).toHaveTitle(/^Gradlab/);
  await other.close();
  await updateNotice(page).getByTestId('reload').click();
  await expect(page).toHaveTitle('Another build');
});

test('a build that arrives in pieces of two is not taken up', async ({ page }) => {
  await firstVisit(page, host.address);
  await host.publish('Another build', { torn: true });
  const fate = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const decided = new Promise((resolve) => registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => resolve(installing.state));
    }));
    await registration.update();
    return decided;
  });
  expect(fate).toBe('redundant');
  await page.reload();
  await reach(page, 'idle');
  await expect(page).toHaveTitle(/^Gradlab/);
});

test('threads on a host without headers: the page is isolated after it has been loaded once more, and then stays', async ({ page }) => {
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.goto(`${host.address}#threads=2&preset=dnn&epochs=1`);
  await expect(page.getByTestId('backend')).toContainText('2 threads', { timeout: 20_000 });
  await reach(page, 'idle');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(loads).toBe(2);
  await train(page);
  expect(loads).toBe(2);
});

test('where nothing can isolate the page, it says so and trains on one thread', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Object.getPrototypeOf(navigator), 'serviceWorker'));
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.goto(`${host.address}#threads=2&epochs=1`);
  await expect(page.getByTestId('notice')).toContainText('one thread');
  await train(page);
  await expect(page.getByTestId('backend')).toContainText('1 thread');
  expect(loads).toBe(1);
});

test('a page that loading anew has not isolated is not loaded again', async ({ page }) => {
  await page.addInitScript(() => sessionStorage.setItem('gradlab-reloaded-for-threads', '1'));
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.goto(`${host.address}#threads=2&epochs=1`);
  await expect(page.getByTestId('notice')).toContainText('one thread');
  await train(page);
  expect(loads).toBe(1);
});
