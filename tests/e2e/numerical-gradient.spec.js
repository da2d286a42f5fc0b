import { expect, setUp, test } from './shared-page.js';
import { fill, pausedStep, progressPast, reach, reading } from './workbench.js';

const stepCost = (/** @type {import('@playwright/test').Page} */ page) => page.getByRole('list', { name: 'Price' });

test('a numerical method announces its price before it starts', async ({ page }) => {
  await setUp(page, 'preset=perceptron');
  await expect(stepCost(page)).toContainText('One forward and one backward pass per step');
  await page.getByTestId('gradient-select').selectOption('central-difference');
  // 784 · 10 weights and 10 biases, each nudged up and down, and the loss itself.
  await expect(stepCost(page)).toContainText('15,701 loss evaluations per step');
  await expect(stepCost(page)).toContainText(/[\d.]+\s*(ms|s) per step/);
  await expect(stepCost(page)).toContainText(/ per epoch \(projected\)/);
  await page.getByTestId('gradient-select').selectOption('forward-difference');
  await expect(stepCost(page)).toContainText('7,851 loss evaluations per step');
  await reach(page, 'idle');
});

test('a step of many seconds can be paused in its middle', async ({ page }) => {
  await setUp(page, 'preset=nielsen-100&gradient=central-difference');
  await page.getByTestId('start').click();
  await progressPast(page);
  await page.getByTestId('pause').click();
  // Pausing was in the middle of the very first step: 158,000 loss evaluations. How soon, numerical-gradient-long.spec.js measures.
  expect(await pausedStep(page)).toBe(0);
});

test('the method can be switched in the middle of a run', async ({ page }) => {
  await setUp(page, 'layers=dense(10),sigmoid&epochs=1000&train=2000');
  const legend = page.getByRole('list', { name: 'Legend' });
  await page.getByTestId('start').click();
  await expect.poll(() => reading(page, 'epoch'), { intervals: [50] }).toBeGreaterThan(2);
  await expect(legend).toContainText('Backpropagation');
  await page.getByTestId('gradient-select').selectOption('central-difference');
  await expect(legend).toContainText('Central differences');
  await page.getByTestId('pause').click();
  const switched = await pausedStep(page);
  expect(switched).toBeGreaterThan(400);
  await page.getByTestId('step').click();
  await expect.poll(() => pausedStep(page), { timeout: 20_000 }).toBe(switched + 1);
  await page.getByTestId('gradient-select').selectOption('backprop');
  await expect(legend).toContainText('Backpropagation');
  await page.getByTestId('start').click();
  const epoch = await reading(page, 'epoch');
  await expect.poll(() => reading(page, 'epoch'), { intervals: [50] }).toBeGreaterThan(epoch);
});

for (const gradient of [
  'forward-difference',
  'central-difference',
  'structured-difference',
  'node-perturbation',
  'spsa',
  'forward-gradient',
]) {
  test(`${gradient} can be chosen and trains on the built-in digits`, async ({ page }) => {
    const isNoisy = gradient === 'spsa' || gradient === 'forward-gradient';
    await setUp(page, 'layers=dense(4),sigmoid,dense(10),sigmoid&train=200&epochs=1000');
    await page.getByTestId('gradient-select').selectOption(gradient);
    await expect(page.getByTestId('step-size')).toBeVisible({ visible: gradient !== 'forward-gradient' });
    await expect(page.getByTestId('directions')).toBeVisible({ visible: isNoisy });
    await expect(stepCost(page)).toContainText('loss evaluations per step');
    if (isNoisy) await fill(page, 'learning-rate', 0.03);
    await page.getByTestId('start').click();
    await expect.poll(() => reading(page, 'train-loss'), { timeout: 30_000, intervals: [50] }).toBeLessThan(0.6);
    await page.getByTestId('pause').click();
    expect(await pausedStep(page)).toBeGreaterThan(0);
  });
}
