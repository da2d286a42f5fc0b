import { expect, test } from '@playwright/test';
import { colouredPixels, fill, makeStep, open, pausedStep, progressPast, reach, reading, readings, statusesOf, train } from './workbench.js';

/** Long enough that nobody sees its end here. */
const long = 'preset=nielsen-100&epochs=1000';

test('pause holds the run where it is, resume goes on from there to the end', async ({ page }) => {
  const statuses = await statusesOf(page);
  await open(page, 'preset=nielsen-100&epochs=40');
  await page.getByTestId('start').click();
  await progressPast(page);
  await page.getByTestId('pause').click();
  const step = await pausedStep(page);
  expect(step).toBeGreaterThan(0);
  expect(step).toBeLessThan(40 * 500);
  await page.getByRole('button', { name: 'Resume' }).click();
  await reach(page, 'done');
  await expect(page.getByText('20,000 of 20,000')).toBeVisible();
  expect(await statuses()).toEqual(['loading', 'idle', 'training', 'paused', 'training', 'done']);
});

test('the same seed gives the same numbers to the last bit, pauses or not; another seed gives others', async ({ page }) => {
  const outcome = async (/** @type {number} */ seed, /** @type {number} */ pausesAfterSteps) => {
    await open(page, `preset=dnn&epochs=3&seed=${seed}`);
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
  await open(page, 'batch=100&epochs=10');
  const losses = [];
  for (const step of [1, 2, 3]) {
    await makeStep(page, step);
    expect(await pausedStep(page)).toBe(step);
    losses.push(await reading(page, 'train-loss'));
  }
  expect(new Set(losses).size).toBe(3);
  await page.getByRole('button', { name: 'Resume' }).click();
  await reach(page, 'done');
  await expect(page.getByText('500 of 500')).toBeVisible();
});

test('reset clears numbers and progress, leaves the curves faint behind, and the next run begins anew', async ({ page }) => {
  await open(page, 'epochs=3');
  await train(page);
  const first = await readings(page);
  const inFront = await colouredPixels(page, 'loss-chart');
  await page.getByTestId('reset').click();
  await reach(page, 'idle');
  expect(Object.values(await readings(page))).toEqual(['', '', '', '']);
  await expect.poll(() => colouredPixels(page, 'loss-chart')).toBeLessThan(inFront / 2);
  await page.getByTestId('runs').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => colouredPixels(page, 'loss-chart')).toBe(0);
  await expect(page.getByTestId('progress')).toHaveJSProperty('value', 0);
  await train(page);
  expect(await readings(page)).toEqual(first);
});

test('a reset in the middle of training ends it', async ({ page }) => {
  await open(page, long);
  await page.getByTestId('start').click();
  await progressPast(page);
  await page.getByTestId('reset').click();
  await reach(page, 'idle');
  expect(await reading(page, 'epoch')).toBeNaN();
});

test('the learning rate applies at once to the run under way', async ({ page }) => {
  await open(page, `${long}&lr=0.000001`);
  await page.getByTestId('start').click();
  await expect.poll(() => reading(page, 'epoch')).toBeGreaterThan(3);
  expect(await reading(page, 'train-accuracy')).toBeLessThan(0.4);
  const epoch = await reading(page, 'epoch');
  await fill(page, 'learning-rate', 3);
  await expect.poll(() => reading(page, 'train-accuracy'), { timeout: 20_000 }).toBeGreaterThan(0.8);
  await reach(page, 'training');
  expect(await reading(page, 'epoch')).toBeGreaterThan(epoch);
});

test('more epochs prolong a finished run', async ({ page }) => {
  await open(page, 'epochs=2');
  await train(page);
  const straight = await readings(page, ['train-loss']);
  await fill(page, 'epochs', 4);
  await reach(page, 'paused');
  await page.getByRole('button', { name: 'Resume' }).click();
  await reach(page, 'done');
  expect(await reading(page, 'epoch')).toBe(4);
  expect(await readings(page, ['train-loss'])).not.toEqual(straight);
  await expect(page.getByText('2,000 of 2,000')).toBeVisible();
});

test('every preset trains', async ({ page }) => {
  await open(page);
  const presets = await page.getByTestId('preset-select').locator('option').evaluateAll((options) => options.map((option) => /** @type {HTMLOptionElement} */ (option).value));
  expect(presets).toEqual(expect.arrayContaining(['single-neuron', 'perceptron', 'nielsen-30', 'nielsen-40', 'nielsen-100', 'dnn', 'cnn', 'alexnet']));
  // Everything passes through one ReLU neuron, so the single neuron cannot tell many digits apart.
  const least = (/** @type {string} */ preset) => (preset === 'single-neuron' ? 0.12 : 0.7);
  // AlexNet takes minutes to learn; see below.
  for (const preset of presets.filter((name) => name !== 'alexnet')) {
    await page.getByTestId('preset-select').selectOption(preset);
    await fill(page, 'epochs', 4);
    await train(page);
    expect(await reading(page, 'train-accuracy'), preset).toBeGreaterThan(least(preset));
    await page.getByTestId('reset').click();
    await reach(page, 'idle');
  }
});

test('AlexNet goes through its images, and is measured', async ({ page }) => {
  await open(page, 'preset=alexnet&train=500&test=200&epochs=1');
  await train(page, { timeout: 45_000 });
  expect(await reading(page, 'train-loss')).toBeGreaterThan(0);
  expect(await reading(page, 'test-accuracy')).toBeGreaterThan(0);
});

test('a rate that makes the loss overflow is explained, not shown as a number', async ({ page }) => {
  await open(page, 'preset=single-neuron&lr=100');
  await page.getByTestId('start').click();
  await reach(page, 'paused');
  await expect(page.getByTestId('error')).toContainText('lower the learning rate');
});

test('a deep network that explodes is stopped, has its last good weights back, and learns with a lower rate', async ({ page }) => {
  await open(page, 'preset=dnn&optimizer=sgd&schedule=constant&lr=100&epochs=10');
  await page.getByTestId('start').click();
  await reach(page, 'paused');
  await expect(page.getByTestId('error')).toContainText(/learning rate of 100 and mini-batches of \d+ are too large\. The weights after step \d+ are back: lower the learning rate, to 10 for example/);
  await fill(page, 'learning-rate', 0.1);
  await page.getByRole('button', { name: 'Resume' }).click();
  await reach(page, 'done');
  expect(await reading(page, 'train-accuracy')).toBeGreaterThan(0.8);
});
