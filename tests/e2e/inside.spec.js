import { expect, setUp, test } from './shared-page.js';
import { progressPast, reach, train } from './workbench.js';

const small = 'preset=nielsen-30&train=1000&test=200&panel=inspect';

/** What a picture shows, to be compared. @param {import('@playwright/test').Locator} canvas @returns {Promise<string>} */
const pictureOf = (canvas) => canvas.evaluate((node) => /** @type {HTMLCanvasElement} */ (node).toDataURL());

test('weights evolve while the network trains, a picture for each unit', async ({ page }) => {
  await setUp(page, `${small}&epochs=1000&inspect=weights`);
  await page.getByTestId('start').click();
  const pictures = page.getByTestId('weight-pictures').locator('canvas');
  await expect(pictures).toHaveCount(30);
  await progressPast(page);
  const first = await pictureOf(pictures.first());
  await expect.poll(() => pictureOf(pictures.first())).not.toBe(first);
  await expect(pictures.first()).toHaveAttribute('aria-label', /^Weights of unit 1, from −[\d.e−]+ to \+[\d.e−]+$/);
  await page.getByTestId('pause').click();
  await reach(page, 'paused');
});

test('health tells ratios and shares of real steps, and a sentence where gradients vanish', async ({ page }) => {
  await setUp(page, `${small}&inspect=health&epochs=1000`);
  await page.getByTestId('start').click();
  const ratio = page.getByTestId('health-ratio').first();
  await expect(ratio).not.toHaveAttribute('data-value', '', { timeout: 20_000 });
  const value = Number(await ratio.getAttribute('data-value'));
  expect(value).toBeGreaterThan(1e-6);
  expect(value).toBeLessThan(1);
  await expect(page.getByTestId('health-table').locator('tbody tr')).toHaveCount(2);
  await expect(page.getByTestId('findings')).toContainText('Nothing looks wrong');
  await expect(page.getByTestId('gradient-norm-chart')).toHaveAttribute('aria-label', /at step \d/);
  await page.getByText('These numbers as a table').click();
  await expect(page.getByTestId('gradient-norm-table').locator('tbody tr').first()).toHaveText(/^[\d,]+[\d.]+/);

  const deep = `${'dense(20),sigmoid,'.repeat(6)}dense(10),sigmoid`;
  await setUp(page, `${small}&epochs=2&inspect=health&layers=${deep}`);
  await page.getByTestId('start').click();
  await expect(page.getByTestId('findings').locator('[data-kind="vanishing"]')).toContainText('Try: Use ReLU', {
    timeout: 20_000,
  });
});

test('saliency: a signed picture of a digit, and a change that really flips the answer', async ({ page }) => {
  await setUp(page, `${small}&epochs=2&inspect=mind`);
  await train(page);
  const saliency = page.getByTestId('saliency');
  await expect(saliency).toHaveAttribute('aria-label', /How the score of .* changes with each pixel/);
  const ofAnswer = await pictureOf(saliency);
  await page.getByTestId('saliency-class').locator('input[value="3"]').check();
  await expect(page.getByTestId('saliency-words')).toContainText(/score of 3/);
  expect(await pictureOf(saliency)).not.toBe(ofAnswer);

  await page.getByTestId('saliency-next').click();
  await expect(page.getByTestId('saliency-digit-words')).toContainText('Image 2 of 200, labelled ');
  await page.getByTestId('flip-find').click();
  const words = page.getByTestId('flip-words');
  await expect(words).toHaveAttribute('data-value', /^\d$/);
  await expect(words).toContainText(/steps turn \d into \d: a change of norm \d/);
  await page.getByTestId('flip-target').selectOption('7');
  await page.getByTestId('flip-find').click();
  await expect(words).not.toHaveText('');
});
