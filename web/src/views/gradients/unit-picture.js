import { element, setAttribute, setText } from '../controls/element.js';
import { paintSigned } from '../figures/signed-colours.js';
import { largestMagnitude } from '../figures/signed-scale.js';
import { formatError } from '../figures/scientific.js';
import { pictureOf } from './unit-geometry.js';

/**
 * @typedef {import('./unit-geometry.js').Geometry} Geometry
 * @typedef {{ geometry: Geometry, values: Float64Array|null, limit: number, difference: Float64Array|null }} Drawn `values` null: not computed
 */

/**
 * Creates the picture of a unit's gradient by one method, and of its difference from the exact gradient.
 * @param {string} method or `exact`
 * @param {string} label
 * @param {(method: string) => void} choose
 */
export function createUnitPicture(method, label, choose) {
  const canvas = element('canvas', { class: 'unit-canvas', role: 'img', 'aria-label': `${label}: not computed` });
  const apart = element('canvas', {
    class: 'unit-canvas unit-difference',
    role: 'img',
    'aria-label': `Difference of ${label}: not computed`,
  });
  const words = element('p', { class: 'note' });
  const mark = element('span', { class: 'method-mark', 'aria-hidden': 'true' });
  const isExact = method === 'exact';
  const name = isExact
    ? element('span', {}, label)
    : element('button', { type: 'button', class: 'picture-name', onclick: () => choose(method) }, mark, label);
  const root = element(
    'figure',
    { class: 'unit-picture', 'data-method': isExact ? 'backprop' : method, 'data-testid': `picture-${method}` },
    element('figcaption', {}, name),
    canvas,
    ...(isExact ? [] : [apart]),
    words,
  );

  /** @param {HTMLCanvasElement} place @param {Geometry} geometry @param {Float64Array} values @param {number} limit */
  function paint(place, geometry, values, limit) {
    const picture = pictureOf(geometry, values);
    paintSigned(place, picture.values, { ...picture, limit, opacity: (at) => (picture.blank[at] ? 0 : 255) });
    place.style.aspectRatio = picture.height === 1 ? '5 / 1' : `${picture.width} / ${picture.height}`;
  }

  return {
    root,
    /** @param {Drawn} drawn */
    update({ geometry, values, limit, difference }) {
      root.classList.toggle('empty', !values);
      if (!values) return setText(words, 'not computed');
      const largest = largestMagnitude(values);
      paint(canvas, geometry, values, limit);
      setAttribute(canvas, 'aria-label', `${label}: gradient of the unit’s weights, at most ±${formatError(largest)}`);
      if (!difference) return setText(words, `the reference, at most ±${formatError(largest)}`);
      const most = largestMagnitude(difference);
      paint(apart, geometry, difference, most);
      setAttribute(
        apart,
        'aria-label',
        `Difference of ${label} to backpropagation in double, at most ±${formatError(most)}`,
      );
      setText(
        words,
        most === 0
          ? 'no difference'
          : `difference, scale ±${formatError(most)}${largest > 1.001 * limit ? '; the gradient goes beyond its scale' : ''}`,
      );
    },
  };
}
