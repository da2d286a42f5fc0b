import { element } from '../controls/element.js';

/** Side of an MNIST image in pixels. Pixels go from 0 (paper) to 255 (ink). */
export const FRAME_SIDE = 28;

/** Creates a canvas for one MNIST image. @param {Record<string, string>} [attributes] */
export function createDigitCanvas(attributes = {}) {
  const canvas = element('canvas', {
    class: 'digit',
    width: FRAME_SIDE,
    height: FRAME_SIDE,
    role: 'img',
    ...attributes,
  });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = context.createImageData(FRAME_SIDE, FRAME_SIDE);

  /** @param {Uint8Array | null} pixels 784 values, or null for an empty image */
  function show(pixels) {
    // The ink is black with the pixel's value as its opacity, so that paper and theme show through.
    for (let i = 0; i < FRAME_SIDE * FRAME_SIDE; ++i) image.data[4 * i + 3] = pixels ? pixels[i] : 0;
    context.putImageData(image, 0, 0);
  }
  return { canvas, show };
}
