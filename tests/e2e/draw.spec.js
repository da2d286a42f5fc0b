import { test as ownPage } from '@playwright/test';
import { expect, setUp, test } from './shared-page.js';
import { drawWithFinger, drawWithMouse, one, swipe, zero } from './strokes.js';
import { fill, open, progressPast, reach, reading, train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

// A batch that divides the 5,000 digits, so that no epoch ends with a small and noisy one.
const trained = 'preset=dnn&batch=50&epochs=8&panel=draw';
const prediction = (/** @type {Page} */ page) => page.getByTestId('prediction');
const outputs = (/** @type {Page} */ page) =>
  page.getByRole('figure', { name: /of each output/ }).getByRole('listitem');

/** The 28 × 28 frame as it is shown: its size, and how many shades it has. @param {Page} page */
function frameShown(page) {
  return page.getByRole('img', { name: /What the network sees/ }).evaluate((node) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (node);
    // Chromium objects to a page that reads its own canvas again and again.
    const copy = /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    );
    copy.drawImage(/** @type {HTMLCanvasElement} */ (node), 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    return { width, height, shades: new Set(data).size };
  });
}

test('a drawing that stays is read again once another network is trained; a drawn 1 and a drawn 0 are recognised, with ten probabilities', async ({
  page,
}) => {
  await setUp(page, trained);
  const emptyFrame = await frameShown(page);
  await test.step('the network is asked again about a drawing that stays', async () => {
    await drawWithMouse(page, zero);
    await expect(page.getByText('Read by the pre-trained network')).toBeVisible();
    await train(page);
    await expect(page.getByText('Read by the network you trained')).toBeVisible();
    await expect(prediction(page)).toHaveAttribute('data-value', '0');
    await page.getByTestId('draw-clear').click();
    await expect(prediction(page)).toHaveAttribute('data-value', '');
  });
  for (const [stroke, digit] of /** @type {const} */ ([
    [one, '1'],
    [zero, '0'],
  ])) {
    await test.step(`a ${digit} is recognised`, async () => {
      await drawWithMouse(page, [...stroke]);
      await expect(prediction(page)).toHaveAttribute('data-value', digit);
      await expect(prediction(page)).toHaveText(digit);
      const frame = await frameShown(page);
      expect(frame).toMatchObject({ width: 28, height: 28 });
      expect(frame.shades).toBeGreaterThan(emptyFrame.shades + 3);
      await expect(outputs(page)).toHaveCount(10);
      const percents = (await outputs(page).allInnerTexts()).map((text) => Number(/([\d.]+)\s*%/.exec(text)?.[1]));
      expect(Math.abs(percents.reduce((sum, percent) => sum + percent) - 100)).toBeLessThan(1);
      expect(percents.indexOf(Math.max(...percents))).toBe(Number(digit));
      await page.getByTestId('draw-clear').click();
      await expect(prediction(page)).toHaveAttribute('data-value', '');
      await expect.poll(() => frameShown(page)).toEqual(emptyFrame);
    });
  }
  await expect(page.getByText('Probability of each output')).toBeVisible();
  expect(await reading(page, 'epoch'), 'drawing leaves the run alone').toBe(8);

  await test.step('the pre-trained network takes over when the run is gone', async () => {
    await drawWithMouse(page, zero);
    await expect(prediction(page)).toHaveAttribute('data-value', '0');
    await page.getByTestId('reset').click();
    await reach(page, 'idle');
    await expect(page.getByText('Read by the pre-trained network')).toBeVisible();
    await expect(prediction(page)).toHaveAttribute('data-value', '0');
  });
});

test('a network without a softmax answers with activations, named so', async ({ page }) => {
  await setUp(page, 'preset=nielsen-30&epochs=1&train=500&test=100&panel=draw');
  await train(page);
  await drawWithMouse(page, one);
  await expect(prediction(page)).toHaveAttribute('data-value', /^\d$/);
  await expect(page.getByText('Activation of each output')).toBeVisible();
  for (const text of await outputs(page).allInnerTexts()) expect(text).toMatch(/[01]\.\d{3}/);
});

test('before any training a drawing is framed', async ({ page }) => {
  await setUp(page, 'panel=draw&train=100&test=50');
  const emptyFrame = await frameShown(page);
  await drawWithMouse(page, zero);
  await expect.poll(async () => (await frameShown(page)).shades).toBeGreaterThan(emptyFrame.shades);
});

test('one draws while it trains, and the answer follows the training', async ({ page }) => {
  await setUp(page, 'preset=nielsen-100&epochs=1000&lr=0.000001&panel=draw');
  await page.getByTestId('start').click();
  await progressPast(page);
  await drawWithMouse(page, one);
  await expect(prediction(page)).toHaveAttribute('data-value', /^\d$/);
  const before = await outputs(page).allInnerTexts();
  await fill(page, 'learning-rate', 3);
  await expect.poll(() => outputs(page).allInnerTexts()).not.toEqual(before);
  await expect(prediction(page)).toHaveAttribute('data-value', '1', { timeout: 20_000 });
  await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'training');
});

ownPage.describe('with a finger on a phone', () => {
  ownPage.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  ownPage('the pad, its buttons, the answer and the bars fit one screen', async ({ page }) => {
    await open(page, 'panel=draw&train=100&test=50');
    await drawWithFinger(page, one);
    await expect(prediction(page)).toHaveAttribute('data-value', '1');
    // The bar with the run's buttons covers the lower end of the window.
    const covered = await page.locator('.transport').evaluate((bar) => bar.getBoundingClientRect().top);
    for (const testid of ['draw-pad', 'draw-clear', 'draw-picture', 'prediction', 'outputs']) {
      const box = /** @type {{ y: number, height: number }} */ (await page.getByTestId(testid).boundingBox());
      expect(box.y, testid).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height, testid).toBeLessThanOrEqual(covered);
    }
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
  });

  ownPage('drawing draws and does not scroll', async ({ page }) => {
    await open(page, 'panel=draw&preset=perceptron&train=100&test=50&epochs=1');
    const scrolled = () => page.evaluate(() => window.scrollY);
    // What is swiped upwards beside the pad scrolls the page: it could.
    await swipe(
      page,
      [600, 500, 400, 300, 200].map((y) => ({ x: 6, y })),
    );
    await expect.poll(scrolled).toBeGreaterThan(50);
    await page.getByTestId('draw-pad').scrollIntoViewIfNeeded();
    const before = await scrolled();
    await drawWithFinger(page, one);
    await expect(prediction(page)).toHaveAttribute('data-value', '1');
    await page.getByTestId('draw-clear').tap();
    await drawWithFinger(page, one.toReversed());
    await expect(prediction(page)).toHaveAttribute('data-value', '1');
    expect(await scrolled()).toBe(before);
  });
});
