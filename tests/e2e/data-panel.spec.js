import { expect, setUp, test, unfold } from './shared-page.js';
import { drawSeven } from './strokes.js';
import { fill, open, reach, train } from './workbench.js';

test('a validation share divides the training set, and has its count, bars, reading and curve', async ({ page }) => {
  await setUp(page, 'panel=data&preset=perceptron&epochs=2&train=2000&test=200');
  await expect(page.getByTestId('validation-count')).toHaveAttribute('data-value', '0');
  const whole = Number(await page.getByTestId('training-count').getAttribute('data-value'));
  await unfold(page, 'division');
  await fill(page, 'validation-share', 0.2);
  await expect(page.getByTestId('validation-count')).toHaveAttribute('data-value', String(whole / 5));
  await expect(page.getByTestId('training-count')).toHaveAttribute('data-value', String((whole * 4) / 5));
  await page.getByText('These counts as a table').click();
  const table = page.locator('.class-chart table');
  await expect(table.getByRole('columnheader')).toHaveText(['Class', 'Training', 'Validation', 'Test']);
  const numbers = await table.locator('tbody td:nth-child(3)').allTextContents();
  expect(numbers.map(Number).reduce((sum, count) => sum + count)).toBe(whole / 5);

  await page.getByRole('tab', { name: 'Train' }).click();
  await expect(page.getByRole('list', { name: 'Legend' }).getByText('Validation')).toBeVisible();
  await train(page);
  const accuracy = Number(await page.getByTestId('validation-accuracy').getAttribute('data-value'));
  expect(accuracy).toBeGreaterThan(0.5);
  await expect(page.getByTestId('accuracy-chart')).toHaveAccessibleName(
    new RegExp(`validation ${accuracy.toPrecision(3)}`),
  );
});

test('without a validation share the charts do not speak of one', async ({ page }) => {
  // A page whose charts have no run before this one.
  await open(page, 'preset=perceptron&epochs=1&train=300&test=100');
  await expect(page.getByRole('list', { name: 'Legend' }).getByText('Validation')).toBeHidden();
  await train(page);
  await expect(page.getByTestId('accuracy-chart')).not.toHaveAccessibleName(/validation/);
  await expect(page.getByTestId('validation-accuracy')).toHaveAttribute('data-value', '');
});

test('the preview shows what augmentation does, and nothing where it is off', async ({ page }) => {
  await setUp(page, 'train=300&test=100');
  const augmentation = page.getByTestId('augmentation');
  await unfold(page, 'augmentation');
  const inks = () =>
    augmentation.locator('.augmentation-digits canvas').evaluateAll((canvases) =>
      canvases.map((canvas) => {
        // Chromium objects to a page that reads its own canvas again and again.
        const copy = /** @type {OffscreenCanvasRenderingContext2D} */ (
          new OffscreenCanvas(28, 28).getContext('2d', { willReadFrequently: true })
        );
        copy.drawImage(/** @type {HTMLCanvasElement} */ (canvas), 0, 0);
        const { data } = copy.getImageData(0, 0, 28, 28);
        return data.filter((_, i) => i % 4 === 3).join();
      }),
    );
  await expect.poll(async () => (await inks()).every((ink) => /[1-9]/.test(ink)), 'drawn').toBe(true);
  await expect.poll(async () => new Set(await inks()).size).toBe(1); // twelve copies of the digit as it is
  const [plain] = await inks();
  expect(plain).toMatch(/[1-9]/);
  await fill(page, 'rotation', 20);
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

test('class names stand wherever classes do', async ({ page }) => {
  await setUp(page, 'panel=draw&preset=perceptron&train=300&test=100');
  await page.getByText('Class names').click();
  for (let k = 0; k < 10; ++k) await fill(page, `class-name-${k}`, `Garment ${k}`);
  await expect(page.getByTestId('outputs').locator('li').nth(3)).toContainText('Garment 3');
  await expect(page.getByTestId('keep-3')).toHaveAccessibleName(/Garment 3/);
  await page.getByTestId('step').click();
  await reach(page, 'paused');
  await drawSeven(page);
  await expect(page.getByTestId('prediction')).toHaveText(/^Garment \d$/);
  await expect(page.getByTestId('prediction')).toHaveAttribute('data-value', /^\d$/);
  await page.getByTestId('browse-data').click();
  await expect(page.getByTestId('browse-class').getByLabel('Garment 3')).toBeVisible();
  await fill(page, 'class-name-3', '');
  await expect(page.getByTestId('class-name-3')).toHaveValue('3');
  await expect(page.getByTestId('browse-class').getByLabel('3', { exact: true })).toBeVisible();
});
