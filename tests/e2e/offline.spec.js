import { openHost } from './own-host.mjs';
import { expect, test } from './shared-page.js';
import { drawWithMouse, one } from './strokes.js';
import { reach, train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @type {Awaited<ReturnType<typeof openHost>>} */
let host;
test.beforeAll(async () => {
  host = await openHost();
});
test.afterAll(() => host.close());

/** Until the service worker has kept the whole site. @param {Page} page */
const kept = (page) =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated')
      await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
  });

/** Counts how often the page has been loaded. @param {Page} page */
function loadsOf(page) {
  let loads = 0;
  page.on('load', () => (loads += 1));
  return () => loads;
}

const updateNotice = (/** @type {Page} */ page) => page.getByTestId('notice').filter({ hasText: 'A new version' });
const small = 'train=500&test=100&epochs=1';

test('where nothing can isolate the page, it says so and trains on one thread', async ({ page }) => {
  const loads = loadsOf(page);
  await page.goto(`${host.address}#threads=2&${small}`);
  await expect(page.getByTestId('notice')).toContainText('one thread');
  await train(page);
  await expect(page.getByTestId('backend')).toContainText('1 thread');
  expect(loads()).toBe(1);
});

test('a page that reloading has not isolated is not reloaded again', async ({ ownPage: page }) => {
  await page.addInitScript(() => sessionStorage.setItem('gradlab-reloaded-for-threads', '1'));
  const loads = loadsOf(page);
  await page.goto(`${host.address}#threads=2&${small}`);
  await expect(page.getByTestId('notice')).toContainText('one thread');
  await train(page);
  expect(loads()).toBe(1);
});

test('threads on a host without headers: the page is isolated after it has been loaded once more, and then stays', async ({
  ownPage: page,
}) => {
  const loads = loadsOf(page);
  await page.goto(`${host.address}#threads=2&preset=dnn&${small}`);
  await expect(page.getByTestId('backend')).toContainText('2 threads', { timeout: 20_000 });
  await reach(page, 'idle');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(loads()).toBe(2);
  await train(page);
  expect(loads()).toBe(2);
});

test('the site is kept whole: new builds are taken up whole, torn ones not at all, and without its host it trains and reads a drawing', async ({
  ownPage: page,
}) => {
  await page.goto(host.address);
  await reach(page, 'idle');
  await kept(page);

  await test.step('a new build is announced, and waits while another tab shows the old one', async () => {
    const other = await page.context().newPage();
    await other.goto(host.address);
    await host.publish('Another build');
    await page.reload();
    await reach(page, 'idle');
    await expect(page).toHaveTitle(/^Gradlab/);
    await updateNotice(page).getByTestId('reload').click();
    await expect(updateNotice(page)).toContainText('Close the other tabs');
    await expect(page).toHaveTitle(/^Gradlab/);
    await other.close();
  });

  await test.step('it is shown whole after Reload', async () => {
    await updateNotice(page).getByTestId('reload').click();
    await expect(page).toHaveTitle('Another build');
    await reach(page, 'idle');
    await expect(updateNotice(page)).toHaveCount(0);
    expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
  });

  await test.step('a build that arrives in pieces of two is not taken up', async () => {
    await host.publish('A torn build', { torn: true });
    const fate = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const decided = new Promise((resolve) =>
        registration.addEventListener('updatefound', () => {
          const { installing } = registration;
          installing?.addEventListener('statechange', () => resolve(installing.state));
        }),
      );
      await registration.update();
      return decided;
    });
    expect(fate).toBe('redundant');
    await page.reload();
    await reach(page, 'idle');
    await expect(page).toHaveTitle('Another build');
  });

  await test.step('without its host the page trains and reads a drawing', async () => {
    await host.stop();
    /** @type {string[]} */
    const missed = [];
    // The browser asks for a tab's icon without asking the service worker.
    page.on('requestfailed', (request) => request.url().endsWith('favicon.svg') || missed.push(request.url()));
    await page.goto('about:blank'); // a change of the fragment alone would be the first visit still
    await page.goto(`${host.address}#${small}&panel=draw`);
    await reach(page, 'idle');
    await train(page);
    await drawWithMouse(page, one);
    await expect(page.getByTestId('prediction')).toHaveAttribute('data-value', /^\d$/);
    expect(missed).toEqual([]);
  });
});
