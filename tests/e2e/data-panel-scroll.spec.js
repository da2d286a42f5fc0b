import { expect } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idxOf, imageOf } from './image-files.mjs';
import { drawnPixels } from './image-grid.js';
import { setUp, test } from './shared-page.js';

// How smoothly sixty thousand scroll, data-panel-scroll-long.spec.js measures.

test('of many images only those in sight are drawn, down to the last', async ({ page }) => {
  const count = 10_000;
  const folder = await mkdtemp(join(tmpdir(), 'gradlab-'));
  try {
    const { images, labels } = idxOf(count);
    const files = [join(folder, 'train-images-idx3-ubyte'), join(folder, 'train-labels-idx1-ubyte')];
    await Promise.all([writeFile(files[0], images), writeFile(files[1], labels)]);
    await setUp(page, 'panel=data&test=50');
    await page.getByTestId('open-files').setInputFiles(files);
    await expect(page.getByTestId('dataset-summary')).toContainText('10,000 digits');
    await expect(page.getByTestId('browse-readout')).toContainText('10,000 images');
    await drawnPixels(page, 0);
    const mostTiles = await page.getByTestId('image-grid').evaluate(async (grid) => {
      let most = 0;
      for (let i = 0; i < 30; ++i) {
        grid.scrollTop += i < 15 ? 90 : 1700;
        await new Promise(requestAnimationFrame);
        most = Math.max(most, grid.querySelectorAll('canvas').length);
      }
      return most;
    });
    expect(mostTiles).toBeLessThanOrEqual(20);
    await page.getByTestId('image-grid').focus();
    await page.keyboard.press('End');
    await expect.poll(() => drawnPixels(page, count - 1)).toEqual(imageOf(count - 1));
  } finally {
    await rm(folder, { recursive: true });
  }
});
