import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { choose, classCounts, drop, expectSizes, sharedTest as test } from './csv-files.js';
import { setUp } from './shared-page.js';
import { fill, open, reading, train } from './workbench.js';

test('a training and a test CSV are read, counted and trained on', async ({ page, trainCsv, testCsv }) => {
  await setUp(page, 'epochs=20');
  await choose(page, { train: trainCsv, test: testCsv });
  await expect(page.getByTestId('dataset-select')).toHaveValue('upload');
  await expectSizes(page, '600 digits', '200 digits');
  await expect(page.getByTestId('dataset-summary')).toContainText('digits_train.csv');
  await expect(page.getByTestId('dataset-summary')).toContainText('digits_test.csv');
  const shown = page.getByRole('list', { name: 'Training set: how many of each digit' });
  for (const [digit, count] of classCounts(readFileSync(trainCsv, 'utf8')).entries()) {
    await expect(shown.getByTitle(`${count} × ${digit}`, { exact: true })).toHaveCount(1);
  }
  await train(page);
  expect(await reading(page, 'test-accuracy')).toBeGreaterThan(0.6);
  await expect(page.getByTestId('error')).toHaveCount(0);
});

test('two files dropped at once are told apart by their names', async ({ page, trainCsv, testCsv }) => {
  await setUp(page, 'epochs=1');
  await drop(page, page.getByTestId('dataset-summary'), [testCsv, trainCsv]);
  await expect(page.getByTestId('dataset-select')).toHaveValue('upload');
  await expectSizes(page, /digits_train\.csv\s*600 digits/, /digits_test\.csv\s*200 digits/);
  await train(page);
});

test('a file alone is trained on, and the missing measurement is explained', async ({ page, trainCsv }) => {
  // A page that has had no test file before.
  await open(page, 'epochs=2&train=600&test=50');
  await choose(page, { train: trainCsv });
  await expectSizes(page, '600 digits', 'none yet');
  await train(page);
  // It informs, and so it does not interrupt what a screen reader is saying.
  await expect(page.getByRole('status').filter({ hasText: 'test accuracy' })).toHaveCount(1);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await reading(page, 'test-accuracy')).toBeNaN();
  expect(await reading(page, 'train-accuracy')).toBeGreaterThan(0);
});

test('row limits take the first rows, and can be lifted again', async ({ page, trainCsv, testCsv }) => {
  await setUp(page, 'train=100&test=40');
  await expectSizes(page, '100 digits', '40 digits');
  await choose(page, { train: trainCsv, test: testCsv });
  await expectSizes(page, /digits_train\.csv\s*100 digits/, /digits_test\.csv\s*40 digits/);
  const first = classCounts(readFileSync(trainCsv, 'utf8').split('\n').slice(0, 101).join('\n'));
  await expect(
    page
      .getByRole('list', { name: 'Training set: how many of each digit' })
      .getByTitle(`${first[3]} × 3`, { exact: true }),
  ).toHaveCount(1);
  await fill(page, page.getByRole('textbox', { name: 'Training rows' }), 0);
  await expectSizes(page, '600 digits', '40 digits');
});

test('back to the built-in digits, and to the files again', async ({ page, trainCsv }) => {
  await setUp(page);
  await choose(page, { train: trainCsv });
  await expectSizes(page, '600 digits');
  await page.getByTestId('dataset-select').selectOption('digits');
  await expectSizes(page, '5,000 digits', '1,000 digits');
  await page.getByTestId('dataset-select').selectOption('upload');
  await expectSizes(page, '600 digits');
});

test('other files take effect at the next run; the one under way goes on with its own', async ({
  page,
  trainCsv,
  testCsv,
}) => {
  await setUp(page, 'epochs=1000');
  await page.getByTestId('start').click();
  await choose(page, { train: trainCsv, test: testCsv });
  await expectSizes(page, '600 digits', '200 digits');
  await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'training');
  await expect(page.getByText('applies to the next run')).toBeVisible();
  await page.getByTestId('reset').click();
  await fill(page, 'epochs', 2);
  await train(page);
  await expect(page.getByText('120 of 120')).toBeVisible();
});
