import { test as ownPage } from '@playwright/test';
import { expect, setUp, test } from './shared-page.js';
import { colouredPixels, complaintsOf, open, reach, reading, statusesOf, train } from './workbench.js';

ownPage('a first visit: one button trains the default network on the built-in digits', async ({ page }) => {
  const complaints = complaintsOf(page);
  const statuses = await statusesOf(page);
  await open(page);
  await expect(page.getByTestId('dataset-select')).toHaveValue('digits');
  await expect(page.getByTestId('preset-select')).toHaveValue('dnn');
  await expect(page.getByTestId('dataset-summary')).toContainText('5,000 digits');
  await expect(page.getByTestId('dataset-summary')).toContainText('1,000 digits');
  expect(await reading(page, 'test-accuracy')).toBeNaN();
  await train(page);
  expect(await reading(page, 'test-accuracy')).toBeGreaterThan(0.85);
  expect(await reading(page, 'train-accuracy')).toBeGreaterThan(0.85);
  expect(await reading(page, 'epoch')).toBe(15);
  await expect(page.getByTestId('images-per-second')).toHaveText(/\d/);
  expect(await statuses()).toEqual(['loading', 'idle', 'training', 'done']);
  expect(complaints).toEqual([]);
});

test('curves are drawn while it trains, by step and by epoch', async ({ page }) => {
  await setUp(page, 'epochs=1000&train=1000');
  expect(await colouredPixels(page, 'loss-chart')).toBe(0);
  expect(await colouredPixels(page, 'accuracy-chart')).toBe(0);
  await page.getByTestId('start').click();
  await expect.poll(() => reading(page, 'epoch'), { intervals: [50] }).toBeGreaterThan(5);
  await expect.poll(() => colouredPixels(page, 'loss-chart'), { intervals: [50] }).toBeGreaterThan(300);
  await expect.poll(() => colouredPixels(page, 'accuracy-chart'), { intervals: [50] }).toBeGreaterThan(300);
  await page.getByText('By epoch').click();
  await expect.poll(() => colouredPixels(page, 'accuracy-chart'), { intervals: [50] }).toBeGreaterThan(300);
  await reach(page, 'training');
});

test('once loaded, it trains without a network', async ({ page }) => {
  const context = page.context();
  await setUp(page, 'epochs=5');
  await context.setOffline(true);
  try {
    await train(page);
    expect(await reading(page, 'test-accuracy')).toBeGreaterThan(0.5);
  } finally {
    await context.setOffline(false);
  }
});

test('progress runs from nothing to the whole', async ({ page }) => {
  await setUp(page, 'epochs=40');
  const progress = page.getByTestId('progress');
  await expect(progress).toHaveJSProperty('value', 0);
  const seen = progress.evaluate(
    (bar) =>
      new Promise((resolve) => {
        const values = /** @type {number[]} */ ([]);
        const note = () => {
          values.push(/** @type {HTMLProgressElement} */ (bar).value);
          if (values.at(-1) === 1) resolve(values);
        };
        new MutationObserver(note).observe(bar, { attributes: true });
      }),
  );
  await train(page);
  const values = /** @type {number[]} */ (await seen);
  expect(values.length).toBeGreaterThan(5);
  expect(values).toEqual(values.toSorted((a, b) => a - b));
});
