import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exposeCoreMemory } from './core-memory.js';
import { choose, expectSizes } from './csv-files.js';
import { mnistMissing, writeMnistCsv } from './mnist-files.js';
import { complaintsOf, makeStep, open, reach, reading, train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

const files = { folder: '', train: '', test: '' };

test.skip(mnistMissing !== '', mnistMissing);

test.beforeAll(() => {
  files.folder = mkdtempSync(join(tmpdir(), 'gradlab-mnist-'));
  for (const split of /** @type {const} */ (['train', 'test'])) {
    files[split] = join(files.folder, `mnist_${split}.csv`);
    writeMnistCsv(split, files[split]);
  }
});
test.afterAll(() => rmSync(files.folder, { recursive: true, force: true }));

const megabyte = 1e6;
const coreMemory = (/** @type {Page} */ page) =>
  page.workers()[0].evaluate(() => /** @type {any} */ (globalThis).coreMemory.buffer.byteLength);

test('all of MNIST as CSV is read, in little memory, and nielsen-30 learns it', async ({ page }) => {
  const complaints = complaintsOf(page);
  await exposeCoreMemory(page);
  await open(page, 'epochs=1&seed=1');
  const before = await coreMemory(page);
  expect(statSync(files.train).size).toBe(109_580_200);

  const began = performance.now();
  await choose(page, { train: files.train });
  await expectSizes(page, '60,000 digits');
  const seconds = (performance.now() - began) / 1000;
  // The wasm memory never shrinks, so what it is now is its peak.
  const grown = (await coreMemory(page)) - before;
  console.log(
    `109.6 MB of CSV read in ${seconds.toFixed(2)} s (${(109.58 / seconds).toFixed(0)} MB/s) as Playwright sees it; wasm memory grew by ${(grown / megabyte).toFixed(1)} MB`,
  );
  // Pixels and 16 MB, of which the slices of the file outside of the core, three of 2 MiB, take their part.
  expect(grown).toBeLessThan(60_000 * 784 + 16 * megabyte - 3 * 2 ** 21);

  await choose(page, { test: files.test });
  await expectSizes(page, '60,000 digits', '10,000 digits');
  await reach(page, 'idle');
  await train(page, { timeout: 60_000 });
  const accuracy = await reading(page, 'test-accuracy');
  console.log(`nielsen-30 after one epoch of MNIST: ${(100 * accuracy).toFixed(2)} % of the test set`);
  expect(accuracy).toBeGreaterThan(0.93);
  await expect(page.getByText('6,000 of 6,000')).toBeVisible();
  expect(complaints).toEqual([]);
});

/**
 * The loss of each of the first steps. The page shows the mean since the epoch began, all steps being of it.
 * @param {Page} page
 * @param {string} gradient
 */
async function firstLosses(page, gradient) {
  await open(
    page,
    `layers=dense(5),sigmoid,dense(10),sigmoid&loss=quadratic&gradient=${gradient}&train=500&test=100&lr=3&batch=10&seed=1`,
  );
  await choose(page, { train: files.train, test: files.test });
  await expectSizes(page, /mnist_train\.csv\s*500 digits/, /mnist_test\.csv\s*100 digits/);
  await reach(page, 'idle');
  const losses = [];
  let sum = 0;
  for (let step = 1; step <= 20; step += 1) {
    await makeStep(page, step);
    const mean = await reading(page, 'train-loss');
    losses.push(mean * step - sum);
    sum = mean * step;
  }
  return losses;
}

test('on 500 rows of MNIST, central differences follow backpropagation: losses within 1 % for 20 steps', async ({
  page,
}) => {
  const backprop = await firstLosses(page, 'backprop');
  const numerical = await firstLosses(page, 'central-difference');
  expect(numerical).not.toEqual(backprop);
  const apart = backprop.map((loss, step) => Math.abs(numerical[step] - loss) / loss);
  console.log(
    `central differences against backpropagation: losses at most ${(100 * Math.max(...apart)).toPrecision(2)} % apart in 20 steps`,
  );
  expect(Math.max(...apart)).toBeLessThan(0.01);
});
