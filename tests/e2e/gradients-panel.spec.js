import { expect, setUp, test } from './shared-page.js';
import { fill, makeStep, reach } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

/** A small network that has kinks, as quick as can be. */
const small = 'panel=gradients&layers=dense(6),relu,dense(10)&loss=cross-entropy&train=300&test=100';

/** @param {Page} page @param {string} method */
const row = (page, method) => page.getByTestId(`lab-${method}`);

/** @param {Page} page @param {string} method @returns {Promise<number>} its relative error */
async function errorOf(page, method) {
  await expect(row(page, method)).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
  return Number(await row(page, method).locator('.number').first().getAttribute('data-value'));
}

test('the panel checks, shows, studies and prices every method of the network at hand', async ({ page }) => {
  await setUp(page, small);
  await expect(page.getByTestId('gradient-subject')).toContainText(
    'the first step of a network nobody has trained yet',
    { timeout: 20_000 },
  );

  await expect.poll(() => errorOf(page, 'backprop')).toBe(0);
  expect(await errorOf(page, 'structured-difference')).toBeLessThan(1e-2);
  await expect(row(page, 'spsa')).toContainText('single noisy sample');
  await expect(page.getByTestId('lab-cause')).toContainText(/nudges of one weight for one image/, { timeout: 20_000 });

  await expect(page.getByTestId('picture-structured-difference').locator('canvas').first()).toHaveAttribute(
    'width',
    '28',
  );
  await fill(page, 'lab-unit', 3);
  await expect(page.getByText('Weights into unit 3: 28 × 28')).toBeVisible();

  await expect(page.getByTestId('step-size-chart')).toHaveAttribute('aria-label', /central, double least at h = /, {
    timeout: 20_000,
  });
  await expect(page.getByTestId('price-central-difference')).toContainText('9,561', { timeout: 30_000 }); // 1 + 2 · 4,780
  await expect(page.getByTestId('price-structured-difference')).toContainText('(projected)');
});

test('the step size is dragged in the chart, or moved by keys, and the check follows', async ({ page }) => {
  await setUp(page, `${small}&h=0.01`);
  const before = await errorOf(page, 'central-difference');
  const handle = page.getByTestId('step-size-handle');
  await expect(page.getByTestId('step-size-chart')).toHaveAttribute('aria-label', /least at/, { timeout: 20_000 });
  await expect(handle.locator('.handle-ring')).toBeHidden();
  await handle.focus();
  await page.keyboard.press('PageDown');
  await expect(handle.locator('.handle-ring'), 'the keys’ focus is seen').toBeVisible();
  await expect(handle).toHaveAttribute('aria-valuenow', '0.001');
  await expect.poll(() => errorOf(page, 'central-difference')).not.toBe(before);

  await page.getByTestId('step-size-chart').scrollIntoViewIfNeeded();
  const grip = await handle.locator('.handle-grip').boundingBox();
  if (!grip) throw new Error('no grip');
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y - 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Number(await handle.getAttribute('aria-valuenow'))).toBeLessThan(0.001);
});

test('training goes on while gradients are looked at, and the numbers say of which step they are', async ({ page }) => {
  await setUp(page, 'panel=gradients&layers=dense(30),sigmoid,dense(10),sigmoid&epochs=1000');
  await errorOf(page, 'structured-difference');
  await makeStep(page, 1);
  await expect(page.getByTestId('gradient-subject')).toContainText('of step 2', { timeout: 20_000 });
  await page.getByTestId('start').click();
  await reach(page, 'training');
  await expect(page.getByTestId('gradient-subject')).toContainText('Training has continued since');
  await page.getByTestId('take-gradients').click();
  await expect(page.getByTestId('gradient-subject')).toContainText(/are of step (?!2:)/);
  await reach(page, 'training');
  await page.getByTestId('pause').click();
  await expect(page.getByTestId('gradient-subject')).not.toContainText('has continued', { timeout: 20_000 });
});

test('a step that would take hours is projected, can be asked for and be cancelled', async ({ page }) => {
  await setUp(page, 'panel=gradients&preset=cnn&train=300&test=100');
  const slow = row(page, 'central-difference');
  await expect(slow).toHaveAttribute('data-state', 'long', { timeout: 40_000 });
  await expect(slow).toContainText('(projected)');
  await slow.getByRole('button', { name: 'Compute it' }).click();
  await expect(slow).toHaveAttribute('data-state', 'computing', { timeout: 20_000 });
  await slow.getByRole('button', { name: 'Cancel' }).click();
  await expect(slow).toHaveAttribute('data-state', 'stopped');
});
