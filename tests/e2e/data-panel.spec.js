import { expect } from '@playwright/test';
import { drawSeven, test } from './opened-page.mjs';

/** @param {import('@playwright/test').Page} page @param {string} testid @param {string | number} value */
async function enter(page, testid, value) {
  await page.getByTestId(testid).fill(String(value));
  await page.getByTestId(testid).press('Enter');
}

test('a validation share divides the training set, and has its count, bars, reading and curve', async ({ page, open }) => {
  await open('panel=data&preset=perceptron&epochs=2');
  await expect(page.getByTestId('validation-count')).toHaveAttribute('data-value', '0');
  const whole = Number(await page.getByTestId('training-count').getAttribute('data-value'));
  await page.getByTestId('division').locator('summary').click();
  await enter(page, 'validation-share', 0.2);
  await expect(page.getByTestId('validation-count')).toHaveAttribute('data-value', String(whole / 5));
  await expect(page.getByTestId('training-count')).toHaveAttribute('data-value', String((whole * 4) / 5));
  await page.getByText('These counts as a table').click();
  const table = page.locator('.class-chart table');
  await expect(table.getByRole('columnheader')).toHaveText(['Class', 'Training', 'Validation', 'Test']);
  const numbers = await table.locator('tbody td:nth-child(3)').allTextContents();
  expect(numbers.map(Number).reduce((sum, count) => sum + count)).toBe(whole / 5);

  await page.getByRole('tab', { name: 'Train' }).click();
  await expect(page.getByRole('list', { name: 'Legend' }).getByText('Validation')).toBeVisible();
  await page.getByTestId('start').click();
  await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'done');
  const accuracy = Number(await page.getByTestId('validation-accuracy').getAttribute('data-value'));
  expect(accuracy).toBeGreaterThan(0.5);
  await expect(page.getByTestId('accuracy-chart')).toHaveAccessibleName(new RegExp(`validation ${accuracy.toPrecision(3)}`));
});

test('without a validation share the charts do not speak of one', async ({ page, open }) => {
  await open('preset=perceptron&epochs=1');
  await expect(page.getByRole('list', { name: 'Legend' }).getByText('Validation')).toBeHidden();
  await page.getByTestId('start').click();
  await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'done');
  await expect(page.getByTestId('accuracy-chart')).not.toHaveAccessibleName(/validation/);
  await expect(page.getByTestId('validation-accuracy')).toHaveAttribute('data-value', '');
});

test('the preview shows what augmentation does, and nothing where it is off', async ({ page, open }) => {
  await open();
  const augmentation = page.getByTestId('augmentation');
  await augmentation.locator('summary').click();
  const inks = () => augmentation.locator('.augmentation-digits canvas').evaluateAll((canvases) =>
    canvases.map((canvas) => {
      const { data } = /** @type {CanvasRenderingContext2D} */ (/** @type {HTMLCanvasElement} */ (canvas).getContext('2d')).getImageData(0, 0, 28, 28);
      return data.filter((_, i) => i % 4 === 3).join();
    }),
  );
  await expect.poll(async () => (await inks()).every((ink) => /[1-9]/.test(ink)), 'drawn').toBe(true);
  await expect.poll(async () => new Set(await inks()).size).toBe(1); // twelve copies of the digit as it is
  const [plain] = await inks();
  expect(plain).toMatch(/[1-9]/);
  await enter(page, 'rotation', 20);
  await expect.poll(async () => new Set(await inks()).size).toBe(13);
  expect((await inks())[0]).toBe(plain);
  await expect(page.getByTestId('augmentation-state')).toContainText('rotation 20');
  await page.getByTestId('another-digit').click();
  await expect.poll(async () => (await inks())[0]).not.toBe(plain);
  await page.getByTestId('shift-slider').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('shift')).toHaveValue('0.5');
  await expect(page.getByTestId('augmentation-state')).toContainText('shift 0.5');
  await page.getByTestId('augmentation-off').click();
  await expect(page.getByTestId('augmentation-state')).toHaveText('off');
  await expect.poll(async () => new Set(await inks()).size).toBe(1);
});

test('class names stand wherever classes do', async ({ page, open }) => {
  await open('panel=draw&preset=perceptron');
  await page.getByText('Class names').click();
  for (let k = 0; k < 10; ++k) await enter(page, `class-name-${k}`, `Garment ${k}`);
  await expect(page.getByTestId('outputs').locator('li').nth(3)).toContainText('Garment 3');
  await expect(page.getByTestId('keep-3')).toHaveAccessibleName(/Garment 3/);
  await page.getByTestId('step').click();
  await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'paused');
  await drawSeven(page);
  await expect(page.getByTestId('prediction')).toHaveText(/^Garment \d$/);
  await expect(page.getByTestId('prediction')).toHaveAttribute('data-value', /^\d$/);
  await page.getByRole('tab', { name: 'Data' }).click();
  await expect(page.getByTestId('browse-class').getByLabel('Garment 3')).toBeVisible();
  await enter(page, 'class-name-3', '');
  await expect(page.getByTestId('class-name-3')).toHaveValue('3');
  await expect(page.getByTestId('browse-class').getByLabel('3', { exact: true })).toBeVisible();
});

test('nothing scrolls sideways from a small phone to a large screen, and results move nothing', async ({ page, open }) => {
  await open('panel=data&validation=0.1');
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  for (const width of [360, 390, 768, 1024, 1440, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    for (const name of ['Train', 'Draw', 'Data']) {
      await page.getByRole('tab', { name }).click();
      // A chart takes its new size a frame after its place has.
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), `${name} at ${width}`).toBeLessThanOrEqual(width);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('tab', { name: 'Train' }).click();
  const places = () => page.evaluate(() => [...document.querySelectorAll('.reading, .chart-place, .settings-panel')].map((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return [x, y, width, height].map(Math.round).join();
  }));
  const before = await places();
  await page.getByTestId('start').click();
  await expect(page.getByTestId('test-accuracy')).toHaveAttribute('data-value', /\d/);
  expect(await places()).toEqual(before);
});
