import { test as ownPage } from '@playwright/test';
import { exposeCoreMemory } from './core-memory.js';
import { expect, setUp, test } from './shared-page.js';
import { complaintsOf, open, pausedStep, progressPast, reach, readings } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

const run = 'preset=dnn&epochs=150&seed=3&train=600';

/** @param {Page} page */
async function startAndLearn(page) {
  await page.getByTestId('start').click();
  // Long enough for a state to have been captured at an epoch's end: at most every quarter of a second.
  await progressPast(page, 0.3);
}

/** @param {Page} page @param {RegExp} reason */
async function expectRecovery(page, reason) {
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('The training worker stopped');
  await expect(notice).toContainText(reason);
  const step = await pausedStep(page);
  await expect(notice).toContainText(`can continue from step ${step.toLocaleString('en')}: press Resume`);
  return step;
}

/** How the worker dies, and what the page says of it. @type {[string, RegExp, () => void][]} */
const deaths = [
  [
    'of an error',
    /boom/,
    () =>
      void setTimeout(() => {
        throw new Error('boom');
      }),
  ],
  // As when the browser ends it for want of memory.
  ['without a word', /no longer answers/, () => globalThis.close()],
];

test('a worker that dies in the middle of a run is replaced, and the run ends by itself as if nothing had happened', async ({
  page,
}) => {
  await setUp(page, run);
  await page.getByTestId('start').click();
  await reach(page, 'done', { timeout: 60_000 });
  const undisturbed = await readings(page);

  for (const [how, reason, die] of deaths) {
    await test.step(how, async () => {
      await open(page, run);
      await startAndLearn(page);
      const diedAt = Date.now();
      await page.workers()[0].evaluate(die);
      const notice = page.getByRole('alert');
      await expect(notice).toContainText('The training worker stopped');
      expect(Date.now() - diedAt).toBeLessThan(5000);
      await expect(notice).toContainText(reason);
      await expect(notice).toContainText(/The run continues from step [\d,]+\./);
      expect(page.workers()).toHaveLength(1);
      await reach(page, 'done', { timeout: 60_000 });
      expect(await readings(page)).toEqual(undisturbed);
    });
  }
});

ownPage(
  'a core that breaks in the middle of its work is replaced; if it breaks again at once, the run waits for the visitor',
  async ({ page }) => {
    const complaints = complaintsOf(page);
    await exposeCoreMemory(page);
    await open(page, run);
    await startAndLearn(page);
    const breakCore = () =>
      page
        .workers()[0]
        .evaluate(() => void new Uint8Array(/** @type {any} */ (globalThis).coreMemory.buffer).fill(255));
    await breakCore();
    await expect(page.getByRole('alert')).toContainText('The run continues from step');
    await reach(page, 'training');
    await breakCore();
    const step = await expectRecovery(page, /./);
    expect(step).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Resume' }).click();
    await reach(page, 'training');
    expect(complaints).toEqual([]);
  },
);

test('a worker that dies without a run: the data is there again, and Start works', async ({ page }) => {
  await setUp(page, 'epochs=2');
  await page.workers()[0].evaluate(
    () =>
      void setTimeout(() => {
        throw new Error('boom');
      }),
  );
  await expect(page.getByRole('alert')).toContainText('boom');
  await reach(page, 'idle');
  await expect(page.getByTestId('dataset-summary')).toContainText('5,000 digits');
  await page.getByTestId('start').click();
  await reach(page, 'done');
});

ownPage('a core that cannot be loaded is said so', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('./');
  await reach(page, 'error');
  await expect(page.getByTestId('error')).toContainText('.wasm could not be downloaded. Check the connection');
  await expect(page.getByTestId('error')).not.toContainText('ASSERTIONS');
  await expect(page.getByTestId('backend')).toHaveText(/could not be loaded/);
});

ownPage('a server without the core, or with a web page in its place, is named as the reason', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: 'no' }));
  await page.goto('./');
  await expect(page.getByTestId('error')).toContainText('(its answer is 404)');
  await page.unroute('**/*.wasm');
  await page.route('**/*.wasm', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Sign in</title>' }));
  await page.reload();
  await expect(page.getByTestId('error')).toContainText('sent a web page in place of');
});

ownPage('where the fastest core cannot be loaded, a simpler one trains', async ({ page }) => {
  await page.route(/gradlab-relaxed.*\.(wasm|mjs)$/, (route) => route.abort());
  await page.goto('./#train=100&test=50&epochs=1');
  await reach(page, 'idle');
  await expect(page.getByTestId('backend')).not.toContainText('relaxed');
  await page.getByTestId('start').click();
  await reach(page, 'done');
});
