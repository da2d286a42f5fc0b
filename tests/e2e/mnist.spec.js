import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { exposeCoreMemory } from './core-memory.js';
import { choose, expectSizes, sharedTest as test } from './csv-files.js';
import { expect, setUp } from './shared-page.js';
import { makeStep, open, reach, reading, train } from './workbench.js';

// CSV files are read, learned from and differentiated numerically, with built-in digits; mnist-long.spec.js does it with all of MNIST.

/** @typedef {import('@playwright/test').Page} Page */

const megabyte = 1e6;
const coreMemory = (/** @type {Page} */ page) =>
  page.workers()[0].evaluate(() => /** @type {any} */ (globalThis).coreMemory.buffer.byteLength);

test('twelve thousand rows of CSV are read, in little memory, and nielsen-30 learns them', async ({
  page,
  trainCsv,
  testCsv,
}) => {
  const [header, ...rows] = readFileSync(trainCsv, 'utf8').trim().split('\n');
  writeFileSync(trainCsv, `${header}\n${`${rows.join('\n')}\n`.repeat(20)}`);
  await exposeCoreMemory(page);
  await open(page, 'epochs=1&seed=1');
  const before = await coreMemory(page);
  await choose(page, { train: trainCsv });
  await expectSizes(page, '12,000 digits');
  // The wasm memory never shrinks, so what it is now is its peak.
  const grown = (await coreMemory(page)) - before;
  const most = 12_000 * 784 + 16 * megabyte - 3 * 2 ** 21;
  console.log(
    `${(statSync(trainCsv).size / megabyte).toFixed(1)} MB of CSV: wasm memory grew by ${(grown / megabyte).toFixed(1)} MB of at most ${(most / megabyte).toFixed(1)}`,
  );
  // Pixels and 16 MB, of which the slices of the file outside of the core, three of 2 MiB, take their part.
  expect(grown).toBeLessThan(most);
  await choose(page, { test: testCsv });
  await expectSizes(page, '12,000 digits', '200 digits');
  await reach(page, 'idle');
  await train(page);
  expect(await reading(page, 'test-accuracy')).toBeGreaterThan(0.6);
  await expect(page.getByText('1,200 of 1,200')).toBeVisible();
});

/**
 * The loss of each of the first steps. The page shows the mean since the epoch began, all steps being of it.
 * @param {Page} page
 * @param {string} gradient
 */
async function firstLosses(page, gradient) {
  await setUp(
    page,
    `layers=dense(5),sigmoid,dense(10),sigmoid&loss=quadratic&gradient=${gradient}&train=500&test=100&lr=3&batch=10&seed=1`,
  );
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

test('on 500 digits, central differences follow backpropagation: losses within 1 % for 20 steps', async ({ page }) => {
  const backprop = await firstLosses(page, 'backprop');
  const numerical = await firstLosses(page, 'central-difference');
  expect(numerical).not.toEqual(backprop);
  const apart = backprop.map((loss, step) => Math.abs(numerical[step] - loss) / loss);
  console.log(
    `central differences against backpropagation: losses at most ${(100 * Math.max(...apart)).toPrecision(2)} % apart in 20 steps`,
  );
  expect(Math.max(...apart)).toBeLessThan(0.01);
});
