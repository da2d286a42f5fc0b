import { expect, test } from '@playwright/test';
import { open, pausedStep, progressPast, reach, reading } from './workbench.js';

const price = (/** @type {import('@playwright/test').Page} */ page) => page.getByRole('list', { name: 'Price' });

test('a numerical method announces its price before it starts', async ({ page }) => {
  await open(page, 'preset=perceptron');
  await expect(price(page)).toContainText('One forward and one backward pass per step');
  await page.getByTestId('gradient-select').selectOption('central-difference');
  // 784 · 10 weights and 10 biases, each nudged up and down, and the loss itself.
  await expect(price(page)).toContainText('15,701 loss evaluations per step');
  await expect(price(page)).toContainText(/[\d.]+\s*(ms|s) per step/);
  await expect(price(page)).toContainText(/ per epoch \(projected\)/);
  await page.getByTestId('gradient-select').selectOption('forward-difference');
  await expect(price(page)).toContainText('7,851 loss evaluations per step');
  await reach(page, 'idle');
});

test('pausing takes less than half a second in the middle of a step of many seconds', async ({ page }) => {
  await open(page, 'preset=nielsen-100&gradient=central-difference');
  await page.getByTestId('start').click();
  await progressPast(page);
  const toPause = () => page.evaluate(() => new Promise((resolve) => {
    const status = /** @type {HTMLElement} */ (document.querySelector('[data-testid=status]'));
    const began = performance.now();
    new MutationObserver(() => status.dataset.state === 'paused' && resolve(performance.now() - began)).observe(status, { attributes: true });
    /** @type {HTMLElement} */ (document.querySelector('[data-testid=pause]')).click();
  }));
  const took = [];
  // A busy machine may hold up one attempt; a step that cannot be interrupted holds up all.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    took.push(await toPause());
    await page.getByTestId('start').click();
    await reach(page, 'training');
  }
  expect(Math.min(...took)).toBeLessThan(500);
  await page.getByTestId('pause').click();
  // Pausing was in the middle of the very first step: 158,000 loss evaluations.
  expect(await pausedStep(page)).toBe(0);
});

test('the method can be switched in the middle of a run', async ({ page }) => {
  await open(page, 'layers=dense(10),sigmoid&epochs=1000');
  const legend = page.getByRole('list', { name: 'Legend' });
  await page.getByTestId('start').click();
  await expect.poll(() => reading(page, 'epoch')).toBeGreaterThan(2);
  await expect(legend).toContainText('Backpropagation');
  await page.getByTestId('gradient-select').selectOption('central-difference');
  await expect(legend).toContainText('Central differences');
  await page.getByTestId('pause').click();
  const switched = await pausedStep(page);
  expect(switched).toBeGreaterThan(1000);
  await page.getByTestId('step').click();
  await expect.poll(() => pausedStep(page), { timeout: 20_000 }).toBe(switched + 1);
  await page.getByTestId('gradient-select').selectOption('backprop');
  await expect(legend).toContainText('Backpropagation');
  await page.getByTestId('start').click();
  const epoch = await reading(page, 'epoch');
  await expect.poll(() => reading(page, 'epoch')).toBeGreaterThan(epoch);
});

for (const gradient of ['forward-difference', 'central-difference', 'structured-difference', 'node-perturbation', 'spsa', 'forward-gradient']) {
  test(`${gradient} can be chosen and trains on the built-in digits`, async ({ page }) => {
    const isNoisy = gradient === 'spsa' || gradient === 'forward-gradient';
    await open(page, 'layers=dense(4),sigmoid,dense(10),sigmoid&train=200&epochs=1000');
    await page.getByTestId('gradient-select').selectOption(gradient);
    await expect(page.getByTestId('step-size')).toBeVisible({ visible: gradient !== 'forward-gradient' });
    await expect(page.getByTestId('directions')).toBeVisible({ visible: isNoisy });
    await expect(price(page)).toContainText('loss evaluations per step');
    if (isNoisy) await page.getByTestId('learning-rate').fill('0.03');
    await page.getByTestId('start').click();
    await expect.poll(() => reading(page, 'train-loss'), { timeout: 30_000 }).toBeLessThan(0.6);
    await page.getByTestId('pause').click();
    expect(await pausedStep(page)).toBeGreaterThan(0);
  });
}
