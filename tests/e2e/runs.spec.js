import { readFileSync } from 'node:fs';
import { expect, setUp, test } from './shared-page.js';
import { fill, open, reach, train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const rows = (page) => page.getByTestId('runs').locator('tbody tr');

/** @param {Page} page @param {string} button */
async function saved(page, button) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** What a chart shows, as an image. @param {Page} page @param {string} testid */
const picture = (page, testid) =>
  page.getByTestId(testid).evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());

test('the charts keep every run of the visit, told apart by what differs; runs are named, hidden and removed', async ({
  page,
}) => {
  // A visit of its own, without the runs of the tests before.
  await open(page, 'train=1000&test=200&epochs=2');
  await expect(page.getByTestId('runs')).toBeHidden();
  await train(page);
  await fill(page, 'learning-rate', 1);
  await page.getByTestId('start').click();
  await expect(rows(page)).toHaveCount(2);
  await reach(page, 'done');
  const names = rows(page).getByRole('textbox');
  await expect(names.first()).toHaveAttribute('placeholder', 'Backpropagation · lr 1 · nielsen-30');
  await expect(names.last()).toHaveAttribute('placeholder', 'Backpropagation · lr 3 · nielsen-30');

  await fill(page, names.last(), 'The book’s rate');
  const shown = await picture(page, 'accuracy-chart');
  await rows(page).last().getByRole('checkbox').uncheck();
  await expect.poll(() => picture(page, 'accuracy-chart')).not.toBe(shown);

  const csv = await saved(page, 'All points as CSV');
  expect(csv.name).toBe('gradlab-runs.csv');
  expect(csv.bytes.toString()).toMatch(/^run,set,measure,step \(updates made\),time \(seconds of training\)/);
  expect(csv.bytes.toString()).toContain('The book’s rate,test,accuracy,');
  const png = await saved(page, 'Accuracy as PNG');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png.bytes.length).toBeGreaterThan(10_000);
  expect(png.bytes.readUInt32BE(16), 'pixels across').toBeGreaterThanOrEqual(1600);

  await test.step('a drawing is light in the dark, with title, axes and legend', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const svg = (await saved(page, 'Loss as SVG')).bytes.toString();
    for (const text of [
      '>Loss</text>',
      '>Step</text>',
      '>Test</text>',
      '>The book’s rate</text>',
      'rgb(255, 255, 255)',
    ])
      expect(svg).toContain(text.replace('The book’s rate', 'Backpropagation · lr 1 · nielsen-30'));
    expect(svg).not.toContain('var(--');
    await page.emulateMedia({ colorScheme: null });
  });

  await test.step('the curves are there as a table', async () => {
    await page.getByTestId('curve-table').locator('summary').click();
    const numbers = page.getByTestId('curve-numbers').locator('tbody tr');
    await expect(numbers.last()).toContainText(/^\s*2/);
    await expect(numbers.last()).toContainText('%');
    await page.getByTestId('curve-table').locator('summary').click();
  });

  await rows(page).last().getByRole('button', { name: 'Remove' }).click();
  await expect(rows(page)).toHaveCount(1);
});

test('the axes: by second, and a logarithmic loss', async ({ page }) => {
  await setUp(page, 'train=500&test=100&epochs=2');
  await train(page);
  const bySteps = await picture(page, 'loss-chart');
  await page.getByText('By second').click();
  await expect.poll(() => picture(page, 'loss-chart')).not.toBe(bySteps);
  const bySeconds = await picture(page, 'loss-chart');
  await page.getByTestId('log-loss').check();
  await expect.poll(() => picture(page, 'loss-chart')).not.toBe(bySeconds);
});

test('a run without a new best on the validation set stops, and the best weights are back', async ({ page }) => {
  await setUp(
    page,
    'preset=dnn&train=500&test=100&epochs=200&validation=0.2&patience=3&optimizer=sgd&schedule=constant&lr=0.1&batch=10',
  );
  await train(page);
  await expect(page.getByTestId('status')).toHaveText(
    /^Stopped after epoch \d+: no improvement on the validation set for 3 epochs; the weights of epoch \d+ \([\d.]+.%\) are back\.$/,
  );
  await expect(page.getByText('these weights are in use')).toBeVisible();
  await expect(page.getByTestId('restore-best')).toBeDisabled();
});

test('without early stopping the best weights are a button away', async ({ page }) => {
  await setUp(
    page,
    'preset=dnn&train=500&test=100&epochs=12&validation=0.2&optimizer=sgd&schedule=constant&lr=0.1&batch=10',
  );
  await train(page);
  await page.getByTestId('restore-best').click();
  await expect(page.getByText('these weights are in use')).toBeVisible();
});
