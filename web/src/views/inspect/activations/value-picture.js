import { html, nothing } from 'lit-html';
import { resolveColours } from '../../../charts/token-colours.js';
import { signedPalette } from '../../figures/signed-colours.js';
import { largestMagnitude, paletteBetween, stepOf } from '../../figures/signed-scale.js';
import { ownedElement } from '../../page/owned-element.js';
import { whenThemeChanges } from '../../page/theme.js';
import { layoutOf, pixelOf, placeAt } from './tile-layout.js';

/**
 * @typedef {import('./stages.js').Shape} Shape
 * @typedef {import('./stages.js').Range} Range
 *
 * @typedef {object} Picture of a layer's values
 * @property {ArrayLike<number>} values other values come in another array
 * @property {Shape} shape
 * @property {Range} range
 * @property {string} label
 * @property {number | null} [marked] the value to be pointed out
 * @property {(place: number) => void} [choose] called with the index of the value that is pressed
 */

/** @type {Uint8ClampedArray | null} */
let inkPalette = null;
whenThemeChanges(() => {
  inkPalette = null;
});

/** Values without a sign are drawn in the ink colour on paper. @param {Range} range */
function paletteFor(range) {
  if (range === 'signed') return signedPalette();
  inkPalette ??= paletteBetween(
    resolveColours(document.body, { negative: '--paper-raised', zero: '--paper-raised', positive: '--ink' }),
  );
  return inkPalette;
}

/** Returns the value at the end of the scale. @param {ArrayLike<number>} values @param {Range} range */
export const limitOf = (values, range) => (range === 'unit' ? 1 : largestMagnitude(values));

/** @param {HTMLCanvasElement} canvas @param {Picture} picture */
function paint(canvas, { values, shape, range }) {
  const layout = layoutOf(shape);
  const { width, height } = layout;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const limit = limitOf(values, range);
  const palette = paletteFor(range);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = context.createImageData(width, height);
  for (let place = 0; place < values.length; ++place) {
    const { x, y } = pixelOf(shape, layout, place);
    const step = 3 * stepOf(values[place], limit);
    const at = 4 * (y * width + x);
    image.data[at] = palette[step];
    image.data[at + 1] = palette[step + 1];
    image.data[at + 2] = palette[step + 2];
    image.data[at + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

/** Creates the canvas of a picture, which is painted again when it receives other values or the colours change. */
function createValuesCanvas() {
  const canvas = document.createElement('canvas');
  /** @type {Picture | null} */
  let picture = null;
  const repaint = () => picture && paint(canvas, picture);
  let stopListening = () => {};

  /** @param {MouseEvent} event */
  function press({ offsetX, offsetY }) {
    if (!picture) return;
    const layout = layoutOf(picture.shape);
    const x = Math.floor((offsetX / canvas.clientWidth) * layout.width);
    const y = Math.floor((offsetY / canvas.clientHeight) * layout.height);
    const place = placeAt(picture.shape, layout, x, y);
    if (place >= 0) picture.choose?.(place);
  }

  Object.assign(canvas, { className: 'values', role: 'img', onclick: press });
  return {
    root: canvas,
    /** @param {Picture} next */
    update(next) {
      const isOther = next.values !== picture?.values;
      picture = next;
      if (isOther) repaint();
      canvas.ariaLabel = next.label;
    },
    connected() {
      stopListening = whenThemeChanges(repaint);
    },
    disconnected() {
      stopListening();
    },
  };
}

/** Returns the template of a picture of a layer's values, one pixel for each. @param {Picture} picture */
export function valuePicture(picture) {
  const { shape, marked = null, choose } = picture;
  const layout = layoutOf(shape);
  return html`<div
    class="values-place"
    ?data-choosable=${choose !== undefined}
    .style=${`--pixels-across: ${layout.width}`}
  >
    ${ownedElement(createValuesCanvas, picture)} ${marked === null ? nothing : mark(shape, layout, marked)}
  </div>`;
}

/** @param {Shape} shape @param {import('./tile-layout.js').Layout} layout @param {number} place */
function mark(shape, layout, place) {
  const { x, y } = pixelOf(shape, layout, place);
  const { width, height } = layout;
  const style = `left: ${(100 * x) / width}%; top: ${(100 * y) / height}%; width: ${100 / width}%; height: ${100 / height}%`;
  return html`<span class="values-mark" .style=${style}></span>`;
}
