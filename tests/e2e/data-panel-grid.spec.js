import { expect } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvOf, idxOf, imageOf, labelOf } from './image-files.mjs';
import { test } from './opened-page.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const rows = 300;

/** @param {Page} page */
async function openTables(page) {
  await page.getByTestId('train-file').setInputFiles({ name: 'train.csv', mimeType: 'text/csv', buffer: csvOf(rows) });
  await page.getByTestId('test-file').setInputFiles({ name: 'test.csv', mimeType: 'text/csv', buffer: csvOf(20) });
  await expect(page.getByTestId('dataset-summary')).toContainText('20 digits');
  await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'idle');
}

/** The pixels of a cell as they were drawn, once they have been. @param {Page} page @param {number} cell */
async function drawnPixels(page, cell) {
  const handle = await page.waitForFunction((wanted) => {
    const side = 30;
    for (const tile of document.querySelectorAll('canvas.image-tile')) {
      const { width, height, dataset } = /** @type {HTMLCanvasElement} */ (tile);
      const columns = width / side;
      const at = wanted - Number(dataset.firstCell);
      if (at < 0 || at >= columns * (height / side)) continue;
      const context = /** @type {HTMLCanvasElement} */ (tile).getContext('2d');
      const { data } = /** @type {CanvasRenderingContext2D} */ (context).getImageData((at % columns) * side + 1, Math.floor(at / columns) * side + 1, 28, 28);
      return Array.from({ length: 784 }, (_, i) => data[4 * i + 3]);
    }
    return null;
  }, cell);
  return /** @type {Promise<number[]>} */ (handle.jsonValue());
}

/** Presses a cell that is in sight. @param {Page} page @param {number} cell */
async function press(page, cell) {
  const grid = page.getByTestId('image-grid');
  const { pitch, columns } = await grid.evaluate((node) => {
    const tile = /** @type {HTMLCanvasElement} */ (node.querySelector('.image-tile'));
    const across = tile.width / 30;
    return { columns: across, pitch: tile.getBoundingClientRect().width / across };
  });
  await grid.click({ position: { x: ((cell % columns) + 0.5) * pitch, y: (Math.floor(cell / columns) + 0.5) * pitch } });
}

test('the grid shows the images of the file, each in its place', async ({ page, open }) => {
  await open('panel=data');
  await openTables(page);
  for (const row of [0, 1, 17, 40]) expect(await drawnPixels(page, row)).toEqual(imageOf(row));
  await page.getByTestId('image-grid').focus();
  await page.keyboard.press('End');
  expect(await drawnPixels(page, rows - 1)).toEqual(imageOf(rows - 1));
  await expect(page.getByTestId('browse-readout')).toHaveText(`Row ${rows}: ${labelOf(rows - 1)}`);
});

test('a class shows only its images, and the test set its own', async ({ page, open }) => {
  await open('panel=data');
  await openTables(page);
  await page.getByTestId('browse-class').getByLabel('3', { exact: true }).check();
  const threes = Array.from({ length: rows }, (_, row) => row).filter((row) => labelOf(row) === 3);
  await expect(page.getByTestId('browse-readout')).toContainText(`${threes.length} images`);
  expect(await drawnPixels(page, 0)).toEqual(imageOf(threes[0]));
  expect(await drawnPixels(page, 11)).toEqual(imageOf(threes[11]));
  await page.getByTestId('browse-class').getByLabel('All').check();
  await page.getByTestId('browse-set').getByLabel('Test').check();
  await expect(page.getByTestId('browse-readout')).toContainText('20 images');
  expect(await drawnPixels(page, 19)).toEqual(imageOf(19));
});

test('one image large, with the value of every pixel; keys lead to its neighbours', async ({ page, open }) => {
  await open('panel=data');
  await openTables(page);
  await drawnPixels(page, 0);
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

test('each pixel’s value can be read against its background', async ({ page, open }) => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    await open('panel=data');
    await openTables(page);
    await drawnPixels(page, 0);
    await press(page, 0);
    await expect(page.getByTestId('large-view')).toBeVisible();
    const worst = await page.getByTestId('pixels').evaluate((table) => {
      const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d', { willReadFrequently: true }));
      const luminance = (/** @type {string} */ colour) => {
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
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
    await page.goto('about:blank');
  }
});

test('sixty thousand images scroll smoothly, and only those in sight are drawn', async ({ page, open }) => {
  const count = 60_000;
  const folder = await mkdtemp(join(tmpdir(), 'gradlab-'));
  try {
    const { images, labels } = idxOf(count);
    const files = [join(folder, 'train-images-idx3-ubyte'), join(folder, 'train-labels-idx1-ubyte')];
    await Promise.all([writeFile(files[0], images), writeFile(files[1], labels)]);
    await open('panel=data');
    await page.getByTestId('open-files').setInputFiles(files);
    await expect(page.getByTestId('dataset-summary')).toContainText('60,000 digits');
    await expect(page.getByTestId('browse-readout')).toContainText('60,000 images');
    await drawnPixels(page, 0);
    const { pauses, mostTiles } = await page.getByTestId('image-grid').evaluate(async (grid) => {
      /** @type {number[]} */
      const frames = [];
      let most = 0;
      for (let i = 0; i < 120; ++i) {
        grid.scrollTop += i < 60 ? 90 : 2500;
        frames.push(await new Promise((resolve) => requestAnimationFrame(resolve)));
        most = Math.max(most, grid.querySelectorAll('canvas').length);
      }
      return { pauses: frames.slice(1).map((time, i) => time - frames[i]), mostTiles: most };
    });
    // A frame is due every 16.7 ms; the machine is small and draws without a graphics card.
    const smooth = pauses.filter((pause) => pause < 50).length;
    expect(smooth).toBeGreaterThan(0.9 * pauses.length);
    expect(Math.max(...pauses)).toBeLessThan(300);
    expect(mostTiles).toBeLessThanOrEqual(20);
    await page.getByTestId('image-grid').focus();
    await page.keyboard.press('End');
    expect(await drawnPixels(page, count - 1)).toEqual(imageOf(count - 1));
  } finally {
    await rm(folder, { recursive: true });
  }
});
