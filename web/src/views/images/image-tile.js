import { frameSide } from './digit-canvas.js';

/** Side of a tile's cell in canvas pixels: an image with a margin of one pixel. */
const cellSide = frameSide + 2;

/**
 * Creates a canvas that shows some rows of images at their original resolution; the style sheet scales it.
 * @param {number} columns
 * @param {number} rows
 */
export function createImageTile(columns, rows) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, {
    className: 'image-tile',
    width: columns * cellSide,
    height: rows * cellSide,
    ariaHidden: 'true',
  });
  return {
    canvas,
    /** @param {Uint8Array} pixels 784 for each image, row by row of the tile */
    draw(pixels) {
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const image = context.createImageData(canvas.width, canvas.height);
      const area = frameSide * frameSide;
      for (let i = 0; i < pixels.length / area; ++i) {
        const left = (i % columns) * cellSide + 1;
        const top = Math.floor(i / columns) * cellSide + 1;
        // The ink is black with the pixel's value as its opacity, so that paper and theme show through.
        for (let p = 0; p < area; ++p) {
          const x = left + (p % frameSide);
          const y = top + Math.floor(p / frameSide);
          image.data[4 * (y * canvas.width + x) + 3] = pixels[i * area + p];
        }
      }
      context.putImageData(image, 0, 0);
    },
  };
}
