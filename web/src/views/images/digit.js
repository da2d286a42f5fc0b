import { ownedElement } from '../page/owned-element.js';
import { createDigitCanvas } from './digit-canvas.js';

/**
 * @typedef {object} Digit
 * @property {Uint8Array | null} pixels 784 values, or null for an empty image; other pixels come in another array
 * @property {string} [label] its description; without one it is decoration
 * @property {string} [name] its class in the style sheet
 */

/** Creates a canvas that is repainted when it receives other pixels. */
function createDigit() {
  const { canvas, show } = createDigitCanvas();
  /** @type {Uint8Array | null} */
  let painted = null;
  return {
    root: canvas,
    /** @param {Digit} digit */
    update({ pixels, label, name = 'digit' }) {
      if (pixels !== painted) show(pixels);
      painted = pixels;
      canvas.className = name;
      canvas.ariaLabel = label ?? null;
      canvas.ariaHidden = label === undefined ? 'true' : null;
    },
  };
}

/** Returns the template of one MNIST image. @param {Digit} digit */
export const digitTemplate = (digit) => ownedElement(createDigit, digit);
