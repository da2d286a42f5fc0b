import { resolveColours } from '../../../charts/token-colours.js';
import { element, setAttribute } from '../../controls/element.js';
import { signedPalette } from '../../figures/signed-colours.js';
import { largestMagnitude, paletteBetween, stepOf } from '../../figures/signed-scale.js';
import { whenThemeChanges } from '../../page/theme.js';
import { layoutOf, pixelOf, placeAt } from './tile-layout.js';

/**
 * @typedef {import('./stages.js').Shape} Shape
 * @typedef {import('./stages.js').Range} Range
 */

/** @type {Uint8ClampedArray | null} */
let inkPalette = null;
whenThemeChanges(() => {
  inkPalette = null;
});

/** Values without a sign are drawn in the ink colour on paper. */
function paletteFor(/** @type {Range} */ range) {
  if (range === 'signed') return signedPalette();
  inkPalette ??= paletteBetween(
    resolveColours(document.body, { negative: '--paper-raised', zero: '--paper-raised', positive: '--ink' }),
  );
  return inkPalette;
}

/**
 * Creates a picture of a layer's values, one pixel for each.
 * @param {(place: number) => void} [choose] called with the index of the value that is pressed
 */
export function createValuePicture(choose) {
  const canvas = element('canvas', { class: 'values', role: 'img' });
  const mark = element('span', { class: 'values-mark', hidden: true });
  const root = element('div', { class: 'values-place', 'data-choosable': choose !== undefined }, canvas, mark);
  /** @type {Shape} */
  let shape = { height: 1, width: 1, channels: 1 };
  let layout = layoutOf(shape);

  if (choose) {
    canvas.addEventListener('click', ({ offsetX, offsetY }) => {
      const place = placeAt(
        shape,
        layout,
        Math.floor((offsetX / canvas.clientWidth) * layout.width),
        Math.floor((offsetY / canvas.clientHeight) * layout.height),
      );
      if (place >= 0) choose(place);
    });
  }

  /** @param {Shape} next */
  function reshape(next) {
    if (
      next.height === shape.height &&
      next.width === shape.width &&
      next.channels === shape.channels &&
      canvas.width === layout.width
    )
      return;
    shape = next;
    layout = layoutOf(next);
    Object.assign(canvas, { width: layout.width, height: layout.height });
    root.style.setProperty('--pixels-across', String(layout.width));
  }

  return {
    root,
    /** @param {ArrayLike<number>} values @param {{ shape: Shape, range: Range, label: string }} picture @returns {number} the value at the end of the scale */
    show(values, { shape: next, range, label }) {
      reshape(next);
      const limit = range === 'unit' ? 1 : largestMagnitude(values);
      const palette = paletteFor(range);
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const image = context.createImageData(layout.width, layout.height);
      for (let place = 0; place < values.length; ++place) {
        const { x, y } = pixelOf(shape, layout, place);
        const step = 3 * stepOf(values[place], limit);
        const at = 4 * (y * layout.width + x);
        image.data[at] = palette[step];
        image.data[at + 1] = palette[step + 1];
        image.data[at + 2] = palette[step + 2];
        image.data[at + 3] = 255;
      }
      context.putImageData(image, 0, 0);
      setAttribute(canvas, 'aria-label', label);
      return limit;
    },
    /** @param {number | null} place to be pointed out */
    mark(place) {
      mark.hidden = place === null;
      if (place === null) return;
      const { x, y } = pixelOf(shape, layout, place);
      Object.assign(mark.style, {
        left: `${(100 * x) / layout.width}%`,
        top: `${(100 * y) / layout.height}%`,
        width: `${100 / layout.width}%`,
        height: `${100 / layout.height}%`,
      });
    },
  };
}
