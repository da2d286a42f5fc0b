import { whenThemeChanges } from '../page/theme.js';
import { paintSigned } from './signed-colours.js';

/**
 * A picture of signed values in the page's current colours.
 *
 * @typedef {object} SignedPicture another picture comes in another object
 * @property {string} label describes it for screen readers
 * @property {string} look its classes
 * @property {string} aspect its ratio of width to height, as CSS writes it
 * @property {ArrayLike<number>|null} values row by row; null: none yet
 * @property {number} width in values
 * @property {number} height in values
 * @property {number} limit of the scale, on both sides
 * @property {(place: number) => number} [opacity]
 * @property {string} [testid]
 */

/** Creates the canvas of a picture of signed values. */
export function createSignedCanvas() {
  const root = document.createElement('canvas');
  root.setAttribute('role', 'img');
  /** @type {SignedPicture|null} */
  let shown = null;
  let stopListening = () => {};

  function paint() {
    if (shown?.values) paintSigned(root, shown.values, shown);
    else root.width = 1; // which clears it
  }

  return {
    root,
    /** @param {SignedPicture} picture */
    update(picture) {
      if (picture === shown) return;
      shown = picture;
      root.className = picture.look;
      root.style.aspectRatio = picture.aspect;
      if (picture.testid) root.dataset.testid = picture.testid;
      root.setAttribute('aria-label', picture.label);
      paint();
    },
    connected() {
      stopListening = whenThemeChanges(paint);
    },
    disconnected: () => stopListening(),
  };
}
