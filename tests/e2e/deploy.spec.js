import { openHost } from './own-host.mjs';
import { expect, test } from './shared-page.js';
import { pausedStep, progressPast, reach, readings } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @type {Awaited<ReturnType<typeof openHost>>[]} */
const hosts = [];
test.afterAll(() => Promise.all(hosts.map((host) => host.close())));

/**
 * Opens the page on a host of its own, which later gets a new build.
 * @param {Page} page @param {string} [fragment] @param {Parameters<typeof openHost>[0]} [options]
 */
async function visit(page, fragment = '', options) {
  const host = await openHost(options);
  hosts.push(host);
  await page.goto(`${host.address}#${fragment}`);
  await reach(page, 'idle');
  return host;
}

const notice = (/** @type {Page} */ page) => page.getByTestId('notice').filter({ hasText: /page/ });
const tab = (/** @type {Page} */ page, /** @type {string} */ name) => page.getByRole('tab', { name }).click();

/** What the browser says about files that are no longer there. @param {string[]} complaints */
const expectOnlyMissingFiles = (complaints) => {
  expect(complaints.filter((text) => !/404|Failed to fetch|MIME|preload|dynamically imported/.test(text))).toEqual([]);
  complaints.length = 0;
};

const run = 'preset=dnn&epochs=60&seed=3&train=1000&test=200';

for (const [answer, missing] of /** @type {const} */ ([
  ['nothing', 'nothing'],
  ['a page', 'pages'],
])) {
  test(`a deploy in mid-visit, ${answer} in place of former files: a message offers to reload, and then the run ends as if nothing had happened`, async ({
    page,
    complaints,
  }) => {
    const host = await visit(page, run, { missing });
    await page.getByTestId('start').click();
    await reach(page, 'done');
    const undisturbed = await readings(page);
    await page.getByTestId('reset').click();
    await page.getByTestId('start').click();
    await progressPast(page, 0.2);
    await host.deploy();
    await tab(page, 'Inspect');
    await expect(notice(page)).toContainText('which has a new version');
    await expect(page.getByText('This panel could not be downloaded.')).toBeVisible();
    await expect(page.getByText('Check the connection')).toHaveCount(0);
    expectOnlyMissingFiles(complaints);

    await page.getByTestId('reload').click();
    // The panel that was asked for, and the run, without a click. The whole page is loaded meanwhile.
    await expect(page.getByTestId('inspected-network')).toContainText('The network', { timeout: 30_000 });
    await reach(page, 'done');
    expect(await readings(page)).toEqual(undisturbed);
  });
}

test('a paused run is still paused after the reload, at the same step', async ({ page, complaints }) => {
  const host = await visit(page, run);
  await page.getByTestId('start').click();
  await progressPast(page, 0.2);
  await page.getByTestId('pause').click();
  const step = await pausedStep(page);
  await host.deploy();
  await tab(page, 'Draw');
  await page.getByTestId('reload').click();
  await expect(page.getByTestId('draw-pad')).toBeVisible({ timeout: 30_000 });
  expect(await pausedStep(page)).toBe(step);
  expectOnlyMissingFiles(complaints);
});

/** What needs code that a first visit does not download, and how a visitor asks for it. @type {Record<string, (page: Page) => Promise<unknown>>} */
const lateParts = {
  Draw: (page) => tab(page, 'Draw'),
  'a section of Inspect': (page) => page.evaluate(() => void (location.hash = 'panel=inspect&inspect=weights')),
  Race: (page) => tab(page, 'Race'),
  'Gradient lab': (page) => tab(page, 'Gradient lab'),
  Results: (page) => tab(page, 'Results'),
  'a chapter': (page) => page.evaluate(() => void (location.hash = 'panel=learn&chapter=softmax')),
  'the list of shortcuts': (page) => page.keyboard.press('?'),
  'an explanation': (page) => page.keyboard.press('e'),
  "the worker's code for MNIST": (page) => page.getByTestId('dataset-select').selectOption('mnist'),
  'a new worker': (page) =>
    page.workers()[0].evaluate(
      () =>
        void setTimeout(() => {
          throw new Error('boom');
        }),
    ),
};

test('whatever is asked for after a deploy, a reload is offered', async ({ page, complaints }) => {
  const host = await visit(page, 'train=200&test=50&panel=learn');
  await expect(page.getByRole('navigation', { name: 'Chapters' })).toBeVisible();
  await tab(page, 'Inspect');
  await expect(page.getByTestId('inspect-section')).toBeVisible();
  await host.deploy();
  for (const [name, ask] of Object.entries(lateParts)) {
    await test.step(name, async () => {
      await ask(page);
      await expect(notice(page).first(), name).toContainText('which has a new version');
      await page.getByTestId('notice').getByRole('button', { name: 'Dismiss' }).first().click();
    });
  }
  complaints.length = 0;
});

test('a part that failed once comes when it is asked for again', async ({ page, complaints }) => {
  await visit(page, 'train=200&test=50');
  await test.step('its script', async () => {
    await page.route(/\/(draw|results)-panel-[^/]*\.js/, (route) => route.abort());
    await page.route('**/build.json', (route) => route.abort());
    await tab(page, 'Results');
    await expect(page.getByText('This panel could not be downloaded.')).toBeVisible();
    await expect(notice(page)).toContainText('Check the connection');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByTestId('results').first()).toBeVisible();
  });
  await test.step('its style sheet', async () => {
    await page.route(/\/draw-panel-[^/]*\.css$/, (route) => route.abort());
    await tab(page, 'Draw');
    await expect(page.getByTestId('draw-pad')).toBeVisible();
    const rules = () =>
      page.evaluate(
        () => [...document.styleSheets].filter(({ href }) => /draw-panel-.*\.css\?/.test(href ?? '')).length,
      );
    await expect.poll(rules).toBe(1);
    await page.unrouteAll();
  });
  complaints.length = 0;
});
