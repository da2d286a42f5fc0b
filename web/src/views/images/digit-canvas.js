/** Side of an MNIST image in pixels. Pixels go from 0 (paper) to 255 (ink). */
export const frameSide = 28;

/** Creates a canvas for one MNIST image. @param {Record<string, string>} [attributes] */
export function createDigitCanvas(attributes = {}) {
  const canvas = Object.assign(document.createElement('canvas'), { width: frameSide, height: frameSide });
  for (const [name, value] of Object.entries({ class: 'digit', role: 'img', ...attributes }))
    canvas.setAttribute(name, value);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = context.createImageData(frameSide, frameSide);

  /** @param {Uint8Array | null} pixels 784 values, or null for an empty image */
  function show(pixels) {
    // The ink is black with the pixel's value as its opacity, so that paper and theme show through.
    for (let i = 0; i < frameSide * frameSide; ++i) image.data[4 * i + 3] = pixels ? pixels[i] : 0;
    context.putImageData(image, 0, 0);
  }
  return { canvas, show };
}
