import { drawnPixels } from './image-grid.js';
import { csvOf, imageOf, labelOf } from './image-files.mjs';
import { expect, setUp, test } from './shared-page.js';
import { reach } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

const rows = 300;

/** Polls, since other images may have been there before. @param {Page} page @param {number} cell @param {number} row of its data set */
const expectImage = (page, cell, row) => expect.poll(() => drawnPixels(page, cell)).toEqual(imageOf(row));

/** @param {Page} page */
async function openTables(page) {
  await setUp(page, `panel=data&train=${rows}&test=20`);
  await page.getByTestId('train-file').setInputFiles({ name: 'train.csv', mimeType: 'text/csv', buffer: csvOf(rows) });
  await page.getByTestId('test-file').setInputFiles({ name: 'test.csv', mimeType: 'text/csv', buffer: csvOf(20) });
  await expect(page.getByTestId('dataset-summary')).toContainText(/train\.csv.*test\.csv/s);
  await reach(page, 'idle');
  await page.getByTestId('browse-set').getByLabel('Training').check();
  await page.getByTestId('browse-class').getByLabel('All').check();
  // The test set begins with the same images.
  await expect(page.getByTestId('browse-readout')).toContainText(`${rows} images`);
}

/** Presses a cell that is in sight. @param {Page} page @param {number} cell */
async function press(page, cell) {
  const grid = page.getByTestId('image-grid');
  const { pitch, columns } = await grid.evaluate((node) => {
    const tile = /** @type {HTMLCanvasElement} */ (node.querySelector('.image-tile'));
    const across = tile.width / 30;
    return { columns: across, pitch: tile.getBoundingClientRect().width / across };
  });
  await grid.click({
    position: { x: ((cell % columns) + 0.5) * pitch, y: (Math.floor(cell / columns) + 0.5) * pitch },
  });
}

test('the grid shows the images of the file, each in its place', async ({ page }) => {
  await openTables(page);
  for (const row of [0, 1, 17, 40]) await expectImage(page, row, row);
  await page.getByTestId('image-grid').focus();
  await page.keyboard.press('End');
  await expectImage(page, rows - 1, rows - 1);
  await expect(page.getByTestId('browse-readout')).toHaveText(`Row ${rows}: ${labelOf(rows - 1)}`);
});

test('a class shows only its images, and the test set its own', async ({ page }) => {
  await openTables(page);
  await page.getByTestId('browse-class').getByLabel('3', { exact: true }).check();
  const threes = Array.from({ length: rows }, (_, row) => row).filter((row) => labelOf(row) === 3);
  await expect(page.getByTestId('browse-readout')).toContainText(`${threes.length} images`);
  await expectImage(page, 0, threes[0]);
  await expectImage(page, 11, threes[11]);
  await page.getByTestId('browse-class').getByLabel('All').check();
  await page.getByTestId('browse-set').getByLabel('Test').check();
  await expect(page.getByTestId('browse-readout')).toContainText('20 images');
  await expectImage(page, 19, 19);
});

test('one image large, with the value of every pixel; keys lead to its neighbours', async ({ page }) => {
  await openTables(page);
  await expectImage(page, 0, 0);
  await press(page, 3);
  const large = page.getByTestId('large-view');
  await expect(large).toBeVisible();
  await expect(large.getByRole('heading')).toHaveText('Row 4 of the training set');
  await expect(page.getByTestId('large-class')).toHaveText(`Labelled ${labelOf(3)}`);
  const values = () => page.getByTestId('pixels').locator('td').allTextContents();
  expect((await values()).map(Number)).toEqual(imageOf(3));
  await page.keyboard.press('ArrowRight');
  await expect(large.getByRole('heading')).toHaveText('Row 5 of the training set');
  expect((await values()).map(Number)).toEqual(imageOf(4));
  await page.getByTestId('large-previous').click();
  await expect(large.getByRole('heading')).toHaveText('Row 4 of the training set');
  await page.keyboard.press('Escape');
  await expect(large).toBeHidden();
  // Without a mouse: the grid has kept its place.
  await page.getByTestId('image-grid').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(large.getByRole('heading')).toHaveText('Row 5 of the training set');
});

test('each pixel’s value can be read against its background', async ({ page }) => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    await openTables(page);
    await expectImage(page, 0, 0);
    await press(page, 0);
    await expect(page.getByTestId('large-view')).toBeVisible();
    const worst = await page.getByTestId('pixels').evaluate((table) => {
      const pen = /** @type {CanvasRenderingContext2D} */ (
        document.createElement('canvas').getContext('2d', { willReadFrequently: true })
      );
      const luminance = (/** @type {string} */ colour) => {
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((value) =>
          value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const contrasts = [...table.querySelectorAll('td')].map((cell) => {
        const { color, backgroundColor } = getComputedStyle(cell);
        const [dark, light] = [luminance(color), luminance(backgroundColor)].sort((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05);
      });
      return Math.min(...contrasts);
    });
    expect(worst).toBeGreaterThanOrEqual(4.5);
  }
});
