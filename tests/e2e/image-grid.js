/** @typedef {import('@playwright/test').Page} Page */

/** The pixels of a cell as they were drawn, once they have been. @param {Page} page @param {number} cell */
export async function drawnPixels(page, cell) {
  const handle = await page.waitForFunction((wanted) => {
    const side = 30;
    for (const tile of document.querySelectorAll('canvas.image-tile')) {
      const { width, height, dataset } = /** @type {HTMLCanvasElement} */ (tile);
      const columns = width / side;
      const at = wanted - Number(dataset.firstCell);
      if (at < 0 || at >= columns * (height / side)) continue;
      // Chromium objects to a page that reads its own canvas again and again.
      const copy = /** @type {OffscreenCanvasRenderingContext2D} */ (
        new OffscreenCanvas(28, 28).getContext('2d', { willReadFrequently: true })
      );
      copy.drawImage(
        /** @type {HTMLCanvasElement} */ (tile),
        -(at % columns) * side - 1,
        -Math.floor(at / columns) * side - 1,
      );
      const { data } = copy.getImageData(0, 0, 28, 28);
      return Array.from({ length: 784 }, (_, i) => data[4 * i + 3]);
    }
    return null;
  }, cell);
  return /** @type {Promise<number[]>} */ (handle.jsonValue());
}
