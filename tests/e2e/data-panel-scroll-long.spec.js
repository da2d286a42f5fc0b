import { expect } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idxOf, imageOf } from './image-files.mjs';
import { drawnPixels } from './image-grid.js';
import { test } from './shared-page.js';
import { open } from './workbench.js';

test('sixty thousand images scroll smoothly, and only those in sight are drawn', async ({ page }) => {
  const count = 60_000;
  const folder = await mkdtemp(join(tmpdir(), 'gradlab-'));
  try {
    const { images, labels } = idxOf(count);
    const files = [join(folder, 'train-images-idx3-ubyte'), join(folder, 'train-labels-idx1-ubyte')];
    await Promise.all([writeFile(files[0], images), writeFile(files[1], labels)]);
    await open(page, 'panel=data&test=50');
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
    await expect.poll(() => drawnPixels(page, count - 1)).toEqual(imageOf(count - 1));
  } finally {
    await rm(folder, { recursive: true });
  }
});
