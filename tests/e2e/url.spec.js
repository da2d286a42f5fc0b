import { expectSizes } from './csv-files.js';
import { expect, setUp, test } from './shared-page.js';
import { fill, open, progressPast, reach, reading } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

const fields = {
  dataset: 'dataset-select',
  preset: 'preset-select',
  gradient: 'gradient-select',
  lr: 'learning-rate',
  batch: 'batch-size',
  epochs: 'epochs',
  seed: 'seed',
};

/** @param {Page} page */
async function fieldValues(page) {
  const values = Object.entries(fields).map(async ([key, testid]) => [
    key,
    await page.getByTestId(testid).inputValue(),
  ]);
  return Object.fromEntries(await Promise.all(values));
}

test('the address sets everything up', async ({ page }) => {
  const asked = {
    dataset: 'digits',
    preset: 'nielsen-40',
    gradient: 'central-difference',
    lr: '0.5',
    batch: '20',
    epochs: '7',
    seed: '42',
  };
  await open(page, `${new URLSearchParams(asked)}&train=300&test=100&h=0.02&panel=draw`);
  expect(await fieldValues(page)).toEqual(asked);
  await expectSizes(page, '300 digits', '100 digits');
  await expect(page.getByRole('tab', { name: 'Draw' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByTestId('draw-pad')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Step size h' })).toHaveValue('0.02');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what the address leaves out is the preset’s', async ({ page }) => {
  await setUp(page, 'preset=dnn&train=300&test=100');
  expect(await fieldValues(page)).toMatchObject({
    dataset: 'digits',
    preset: 'dnn',
    gradient: 'backprop',
    lr: '0.002',
    batch: '64',
    epochs: '15',
  });
});

test('autostart=1 trains without a click', async ({ page }) => {
  await page.goto('about:blank');
  await page.goto(
    './#autostart=1&epochs=2&layers=dense(12),relu,dense(10)&loss=cross-entropy&lr=0.1&train=300&test=100',
  );
  await reach(page, 'done');
  expect(await reading(page, 'epoch')).toBe(2);
  // 784 · 12 + 12 + 12 · 10 + 10
  await expect(page.getByTestId('network-summary')).toContainText('9,550 parameters');
});

test('an unknown key and an impossible value are named and ignored, the rest is heard', async ({ page }) => {
  await setUp(page, 'train=300&test=100&colour=blue&lr=fast&epochs=0&preset=transformer&seed=5');
  const message = page.getByRole('alert');
  for (const named of ['“colour”', '“fast”', 'epochs', '“transformer”']) await expect(message).toContainText(named);
  expect(await fieldValues(page)).toMatchObject({ preset: 'nielsen-30', lr: '3', epochs: '30', seed: '5' });
});

test('a network that cannot be built is explained, and the page stays usable', async ({ page }) => {
  await setUp(page, 'train=300&test=100&layers=dense(30),sigmoid');
  await expect(page.getByTestId('error')).toContainText('10');
  await page.getByTestId('preset-select').selectOption('perceptron');
  await expect(page.getByTestId('error')).toHaveCount(0);
  await page.getByTestId('start').click();
  await reach(page, 'done');
});

test('an address changed under the open page is taken up', async ({ page }) => {
  await setUp(page, 'train=300&test=100&seed=1');
  await page.evaluate(() => {
    location.hash = 'train=300&test=100&seed=9&batch=25';
  });
  await expect(page.getByTestId('seed')).toHaveValue('9');
  await expect(page.getByTestId('batch-size')).toHaveValue('25');
});

test('the copied link opens this very set-up', async ({ page, baseURL }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await setUp(page, 'train=300&test=100');
  await page.getByTestId('preset-select').selectOption('dnn');
  await page.getByTestId('gradient-select').selectOption('forward-difference');
  for (const [testid, value] of /** @type {const} */ ([
    ['learning-rate', 0.25],
    ['batch-size', 32],
    ['epochs', 3],
    ['seed', 77],
  ]))
    await fill(page, testid, value);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.startsWith(`${baseURL}#`)).toBe(true);
  const values = await fieldValues(page);
  await page.goto('about:blank');
  await page.goto(link);
  await reach(page, 'idle');
  expect(await fieldValues(page)).toEqual(values);
});

test('a value that cannot be is refused in words, and the former one holds', async ({ page }) => {
  await setUp(page, 'train=300&test=100&epochs=300');
  await fill(page, 'learning-rate', 'quick');
  await expect(page.getByTestId('error')).toContainText('“quick” is not a number');
  await page.getByTestId('start').click();
  await progressPast(page);
  await expect(page.getByText('learning rate 3 ·')).toBeVisible();
});

test('the address follows what is shown, and Back and Forward lead between panels without touching the run', async ({
  page,
}) => {
  await setUp(page, 'preset=nielsen-30&train=300&test=100&epochs=1000');
  await page.getByTestId('start').click();
  await reach(page, 'training');
  await page.getByRole('tab', { name: 'Draw' }).click();
  await expect(page).toHaveURL(/panel=draw/);
  await page.getByRole('tab', { name: 'Learn' }).click();
  await expect(page).toHaveURL(/panel=learn/);
  await page.keyboard.press(']');
  await expect(page).toHaveURL(/chapter=neuron/);
  await expect(page.locator('#chapter-heading')).toHaveText('A neuron');
  await fill(page, 'learning-rate', 0.5);
  await expect(page).toHaveURL(/lr=0\.5/);

  const selected = page.getByRole('tab', { selected: true });
  await page.goBack();
  await expect(page).toHaveURL(/panel=learn(?!.*chapter=)/);
  await page.goBack();
  await expect(selected).toHaveText('Draw');
  await page.goBack();
  await expect(selected).toHaveText('Train');
  await expect(page.getByTestId('learning-rate'), 'settings stay as they are').toHaveValue('0.5');
  await expect(page.getByTestId('status'), 'the run goes on').toHaveAttribute('data-state', 'training');
  await page.goForward();
  await expect(selected).toHaveText('Draw');
});
