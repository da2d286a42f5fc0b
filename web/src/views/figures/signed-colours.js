import { html } from 'lit-html';
import { resolveColours } from '../../charts/token-colours.js';
import { formatSigned, paletteBetween, stepOf } from './signed-scale.js';
import { whenThemeChanges } from '../page/theme.js';
import './signed-colours.css';

/**
 * One symmetric scale for everything that has a sign: weights, gradients, kernels. Purple below zero, the paper's colour at zero, green
 * above: ColorBrewer's PRGn, which the colour-blind tell apart, and neither end is the colour of a way to the gradient.
 *
 * @typedef {import('./signed-scale.js').SignedPalette} SignedPalette
 */

const tokens = { negative: '--signed-negative', zero: '--signed-zero', positive: '--signed-positive' };

/** @type {SignedPalette|null} */
let palette = null;
whenThemeChanges(() => {
  palette = null;
});

/** Returns the palette in the page's current colours. @returns {SignedPalette} */
export function signedPalette() {
  palette ??= paletteBetween(resolveColours(document.body, tokens));
  return palette;
}

/**
 * Draws a picture of signed values, row by row.
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>} values
 * @param {{ width: number, height: number, limit: number, opacity?: (place: number) => number }} picture `limit`: of the scale, on both sides
 */
export function paintSigned(canvas, values, { width, height, limit, opacity }) {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = context.createImageData(width, height);
  const colours = signedPalette();
  for (let place = 0; place < width * height; ++place) {
    const step = 3 * stepOf(values[place], limit);
    image.data.set([colours[step], colours[step + 1], colours[step + 2], opacity ? opacity(place) : 255], 4 * place);
  }
  context.putImageData(image, 0, 0);
}

/**
 * Returns the template of a legend of the scale with its ends and its zero.
 * @param {string} quantity what the colours stand for
 * @param {number} limit of the scale, on both sides
 */
export function signedLegend(quantity, limit) {
  const [least, most] = [formatSigned(-limit), formatSigned(limit)];
  const label = `${quantity}: from ${least} in purple, over zero in the colour of the page, to ${most} in green`;
  return html`<div class="signed-legend" role="img" aria-label=${label}>
    <span class="signed-quantity">${quantity}</span>
    <span>${least}</span>
    <span class="signed-bar"></span>
    <span>${most}</span>
  </div>`;
}
