import { element } from './element.js';

/** MNIST's frame: 28 × 28 pixels, 0 paper to 255 ink. */
export const FRAME_SIDE = 28;

/** A canvas for one MNIST frame. @param {Record<string, string>} [attributes] */
export function createDigitCanvas(attributes = {}) {
  const canvas = element('canvas', { class: 'digit', width: FRAME_SIDE, height: FRAME_SIDE, role: 'img', ...attributes });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = context.createImageData(FRAME_SIDE, FRAME_SIDE);

  /** @param {Uint8Array | null} pixels 784 of them, or null for an empty frame */
  function show(pixels) {
    // Black ink with the pixel as its opacity: paper and theme show through.
    for (let i = 0; i < FRAME_SIDE * FRAME_SIDE; ++i) image.data[4 * i + 3] = pixels ? pixels[i] : 0;
    context.putImageData(image, 0, 0);
  }
  return { canvas, show };
}
