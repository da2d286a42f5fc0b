import { expect, setUp, test } from './shared-page.js';
import { drawWithMouse, line, one, zero } from './strokes.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./strokes.js').At} At */

const prediction = (/** @type {Page} */ page) => page.getByTestId('prediction');

/** How much of the pad is ink, from 0 to 1. @param {Page} page */
const inkShare = (page) =>
  page.getByTestId('draw-pad').evaluate((node) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (node);
    const copy = /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    );
    copy.drawImage(/** @type {HTMLCanvasElement} */ (node), 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    return data.filter((value, i) => i % 4 === 3 && value > 127).length / (width * height);
  });

/** A stroke, smaller and moved across the pad. @param {At[]} stroke @param {number} across @returns {At[]} */
const small = (stroke, across) => stroke.map(([x, y]) => [across + (x - 0.5) * 0.45, 0.5 + (y - 0.5) * 0.6]);

test('a tap is a dot; undo, redo and clear work with buttons and keys', async ({ page }) => {
  await setUp(page, 'panel=draw&train=100&test=50');
  await drawWithMouse(page, [[0.5, 0.5]]);
  // A dot as wide as the line: 24 of 280 pixels.
  await expect.poll(() => inkShare(page)).toBeCloseTo((Math.PI * 12 ** 2) / 280 ** 2, 3);
  await page.getByTestId('draw-undo').click();
  await expect.poll(() => inkShare(page)).toBe(0);
  await expect(prediction(page)).toHaveAttribute('data-value', '');
  await page.getByTestId('draw-redo').click();
  await expect.poll(() => inkShare(page)).toBeGreaterThan(0);
  await page.getByTestId('draw-clear').click();
  await expect.poll(() => inkShare(page)).toBe(0);
  await page.getByTestId('draw-pad').focus();
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => inkShare(page)).toBeGreaterThan(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => inkShare(page)).toBe(0);
});

test('the pad goes on after a lost pointer', async ({ page }) => {
  await setUp(page, 'panel=draw&train=100&test=50');
  const pad = page.getByTestId('draw-pad');
  const box = /** @type {{ x: number, y: number, width: number }} */ (await pad.boundingBox());
  await page.mouse.move(box.x + 50, box.y + 50);
  await page.mouse.down();
  await pad.evaluate((node) => node.releasePointerCapture(1));
  await page.mouse.move(box.x + 60, box.y + 90);
  await page.getByTestId('draw-clear').evaluate((button) => /** @type {HTMLButtonElement} */ (button).click());
  await page.mouse.up();
  await drawWithMouse(page, zero);
  await expect(prediction(page)).toHaveAttribute('data-value', '0');
});

test('the keyboard draws a one', async ({ page }) => {
  await setUp(page, 'panel=draw&train=100&test=50');
  await page.getByTestId('draw-pad').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  for (let i = 0; i < 7; ++i) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowLeft');
  await expect(prediction(page)).toHaveAttribute('data-value', '1');
  await page.keyboard.press('Delete');
  await expect(prediction(page)).toHaveAttribute('data-value', '');
});

test('digits next to each other are read one by one', async ({ page }) => {
  await setUp(page, 'panel=draw&train=100&test=50');
  await drawWithMouse(page, small(one, 0.15));
  await drawWithMouse(page, small(zero, 0.42));
  await drawWithMouse(page, small(zero, 0.78));
  await expect(prediction(page)).toHaveText('100');
  await expect(page.locator('.answer-note')).toContainText('Several digits');
});

test('a picture of a light digit on dark paper is taken, and what was done is said', async ({ page }) => {
  await setUp(page, 'panel=draw&train=100&test=50');
  const picture = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(300, 200);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.fillStyle = '#223';
    context.fillRect(0, 0, 300, 200);
    Object.assign(context, { strokeStyle: '#dde', lineWidth: 14 });
    context.ellipse(200, 100, 40, 65, 0, 0, 7);
    context.stroke();
    return Array.from(new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer()));
  });
  await page
    .getByTestId('draw-picture-file')
    .setInputFiles({ name: 'zero.png', mimeType: 'image/png', buffer: Buffer.from(picture) });
  await expect(page.getByTestId('picture-note')).toContainText('light ink on dark paper');
  await expect(prediction(page)).toHaveAttribute('data-value', '0');
  await page.getByTestId('draw-clear').click();
  await expect(page.getByTestId('picture-note')).toHaveText('');
});

test('what is no digit is not given as sure', async ({ page }) => {
  await setUp(page, 'panel=draw&train=100&test=50');
  for (const stroke of [
    [[0.2, 0.2], ...line([0.2, 0.2], [0.8, 0.8])],
    [[0.8, 0.2], ...line([0.8, 0.2], [0.2, 0.8])],
    [[0.5, 0.15], ...line([0.5, 0.15], [0.5, 0.85])],
  ])
    await drawWithMouse(page, /** @type {At[]} */ (stroke));
  await expect(page.locator('.answer-note')).toContainText(/does not look like a digit|Not sure/);
  await expect(prediction(page)).toHaveAttribute('data-value', /^\d$/);
});
