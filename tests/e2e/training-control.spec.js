import { expect, setUp, test } from './shared-page.js';
import {
  colouredPixels,
  fill,
  makeStep,
  open,
  pausedStep,
  progressPast,
  reach,
  reading,
  readings,
  statusesOf,
  train,
} from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Long enough that nobody sees its end here. */
const long = 'preset=nielsen-100&epochs=1000';

/** Removes the runs before, whose curves are still in the charts. @param {Page} page */
async function removeRuns(page) {
  const remove = page.getByTestId('runs').getByRole('button', { name: 'Remove' });
  for (let left = await remove.count(); left > 0; --left) {
    await remove.first().click();
    await expect(remove).toHaveCount(left - 1);
  }
}

test('pause holds the run where it is, resume goes on from there to the end', async ({ page }) => {
  const statuses = await statusesOf(page);
  await open(page, 'preset=nielsen-100&train=2000&test=200&epochs=80');
  await page.getByTestId('start').click();
  await progressPast(page);
  await page.getByTestId('pause').click();
  const step = await pausedStep(page);
  expect(step).toBeGreaterThan(0);
  expect(step).toBeLessThan(80 * 200);
  await page.getByRole('button', { name: 'Resume' }).click();
  await reach(page, 'done');
  await expect(page.getByText('16,000 of 16,000')).toBeVisible();
  expect(await statuses()).toEqual(['loading', 'idle', 'training', 'paused', 'training', 'done']);
});

test('the same seed gives the same numbers to the last bit, pauses or not; another seed gives others', async ({
  page,
}) => {
  const outcome = async (/** @type {number} */ seed, /** @type {number} */ pausesAfterSteps) => {
    await setUp(page, `preset=dnn&train=1000&test=200&epochs=2&seed=${seed}`);
    for (let step = 1; step <= pausesAfterSteps; step += 1) await makeStep(page, step);
    await train(page);
    return readings(page);
  };
  const first = await outcome(7, 0);
  expect(Number(first['train-loss'])).toBeGreaterThan(0);
  expect(await outcome(7, 0)).toEqual(first);
  expect(await outcome(7, 3)).toEqual(first);
  expect((await outcome(8, 0))['train-loss']).not.toBe(first['train-loss']);
});

test('"One step" makes exactly one step', async ({ page }) => {
  await setUp(page, 'batch=100&epochs=2');
  const losses = [];
  for (const step of [1, 2, 3]) {
    await makeStep(page, step);
    expect(await pausedStep(page)).toBe(step);
    losses.push(await reading(page, 'train-loss'));
  }
  expect(new Set(losses).size).toBe(3);
  await page.getByRole('button', { name: 'Resume' }).click();
  await reach(page, 'done');
  await expect(page.getByText('100 of 100')).toBeVisible();
});

test('reset clears numbers and progress, leaves the curves faint behind, and the next run starts over; more epochs prolong a finished run', async ({
  page,
}) => {
  await setUp(page, 'train=1000&test=200&epochs=3');
  await removeRuns(page);
  await train(page);
  const first = await readings(page);
  const inFront = await colouredPixels(page, 'loss-chart');
  await page.getByTestId('reset').click();
  await reach(page, 'idle');
  expect(Object.values(await readings(page))).toEqual(['', '', '', '']);
  await expect.poll(() => colouredPixels(page, 'loss-chart')).toBeLessThan(inFront / 2);
  await removeRuns(page);
  await expect.poll(() => colouredPixels(page, 'loss-chart')).toBe(0);
  await expect(page.getByTestId('progress')).toHaveJSProperty('value', 0);
  await train(page);
  expect(await readings(page)).toEqual(first);

  await test.step('more epochs prolong a finished run', async () => {
    await fill(page, 'epochs', 5);
    await reach(page, 'paused');
    await page.getByRole('button', { name: 'Resume' }).click();
    await reach(page, 'done');
    expect(await reading(page, 'epoch')).toBe(5);
    expect((await readings(page, ['train-loss']))['train-loss']).not.toEqual(first['train-loss']);
    await expect(page.getByText('500 of 500')).toBeVisible();
  });
});

test('the learning rate applies at once to the run under way, which a reset ends', async ({ page }) => {
  await setUp(page, `${long}&lr=0.000001`);
  await page.getByTestId('start').click();
  await expect.poll(() => reading(page, 'epoch')).toBeGreaterThan(3);
  expect(await reading(page, 'train-accuracy')).toBeLessThan(0.4);
  const epoch = await reading(page, 'epoch');
  await fill(page, 'learning-rate', 3);
  await expect.poll(() => reading(page, 'train-accuracy'), { timeout: 20_000 }).toBeGreaterThan(0.8);
  await reach(page, 'training');
  expect(await reading(page, 'epoch')).toBeGreaterThan(epoch);

  await test.step('a reset in the middle of training ends it', async () => {
    await page.getByTestId('reset').click();
    await reach(page, 'idle');
    expect(await reading(page, 'epoch')).toBeNaN();
  });
});

test('every preset trains', async ({ page }) => {
  await setUp(page);
  const presets = await page
    .getByTestId('preset-select')
    .locator('option')
    .evaluateAll((options) => options.map((option) => /** @type {HTMLOptionElement} */ (option).value));
  expect(presets).toEqual(
    expect.arrayContaining([
      'single-neuron',
      'perceptron',
      'nielsen-30',
      'nielsen-40',
      'nielsen-100',
      'dnn',
      'cnn',
      'alexnet',
    ]),
  );
  // Everything passes through one ReLU neuron, so the single neuron cannot tell many digits apart.
  const least = (/** @type {string} */ preset) => (preset === 'single-neuron' ? 0.12 : 0.7);
  // AlexNet takes minutes to learn; see below.
  for (const preset of presets.filter((name) => name !== 'alexnet')) {
    // The single neuron needs all of the digits to learn anything in so few epochs.
    await setUp(page, preset === 'single-neuron' ? '' : 'train=2000&test=200');
    await page.getByTestId('preset-select').selectOption(preset);
    await fill(page, 'epochs', 6);
    await train(page);
    expect(await reading(page, 'train-accuracy'), preset).toBeGreaterThan(least(preset));
  }
});

test('AlexNet goes through its images, and is measured', async ({ page }) => {
  await setUp(page, 'preset=alexnet&train=100&test=50&epochs=1');
  await train(page, { timeout: 45_000 });
  expect(await reading(page, 'train-loss')).toBeGreaterThan(0);
  expect(await reading(page, 'test-accuracy')).toBeGreaterThan(0);
});

test('a rate that makes the loss overflow is explained, not shown as a number', async ({ page }) => {
  await setUp(page, 'preset=single-neuron&lr=100');
  await page.getByTestId('start').click();
  await reach(page, 'paused');
  await expect(page.getByTestId('error')).toContainText('lower the learning rate');
});

test('a deep network that explodes is stopped, has its last good weights back, and learns with a lower rate', async ({
  page,
}) => {
  await setUp(page, 'preset=dnn&optimizer=sgd&schedule=constant&lr=100&train=2000&test=200&epochs=24');
  await page.getByTestId('start').click();
  await reach(page, 'paused');
  await expect(page.getByTestId('error')).toContainText(
    /learning rate of 100 and mini-batches of \d+ are too large\. The weights after step \d+ are back: lower the learning rate, to 10 for example/,
  );
  await fill(page, 'learning-rate', 0.1);
  await page.getByRole('button', { name: 'Resume' }).click();
  await reach(page, 'done');
  expect(await reading(page, 'train-accuracy')).toBeGreaterThan(0.8);
});
