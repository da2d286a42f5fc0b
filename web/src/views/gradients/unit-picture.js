import { html } from 'lit-html';
import { formatScientific } from '../figures/scientific.js';
import { createSignedCanvas } from '../figures/signed-canvas.js';
import { largestMagnitude } from '../figures/signed-scale.js';
import { ownedElement } from '../page/owned-element.js';
import { pictureOf } from './unit-geometry.js';

/**
 * The picture of a unit's gradient by one method, and of its difference from the exact gradient.
 *
 * @typedef {import('./unit-geometry.js').Geometry} Geometry
 *
 * @typedef {object} UnitPicture
 * @property {string} method or `exact`
 * @property {string} label
 * @property {boolean} selected
 * @property {Geometry|null} geometry null: nothing has been computed
 * @property {Float64Array|null} values null: not computed by this method
 * @property {Float64Array} [exact] the exact gradient; left out: this is it
 * @property {number} limit of the scale, on both sides
 */

/** @param {UnitPicture} picture @param {(method: string) => void} select */
export function unitPicture(picture, select) {
  const { method, label, selected, geometry, values, exact, limit } = picture;
  const isExact = method === 'exact';
  const difference = (exact && values?.map((value, k) => value - exact[k])) ?? null;
  const name = isExact
    ? html`<span>${label}</span>`
    : html`<button type="button" class="picture-name" @click=${() => select(method)}>
        <span class="method-mark" aria-hidden="true"></span>${label}
      </button>`;
  return html`<figure
    class="unit-picture ${values ? '' : 'empty'} ${selected ? 'selected' : ''}"
    data-method=${isExact ? 'backprop' : method}
    data-testid="picture-${method}"
  >
    <figcaption>${name}</figcaption>
    ${canvasOf(geometry, values, limit, {
      look: 'unit-canvas',
      label: values
        ? `${label}: gradient of the unit’s weights, at most ±${formatScientific(largestMagnitude(values))}`
        : `${label}: not computed`,
    })}
    ${isExact ? '' : differenceOf(label, geometry, difference)}
    <p class="note">${noteOn(picture, difference)}</p>
  </figure>`;
}

/** @param {string} label @param {Geometry|null} geometry @param {Float64Array|null} difference */
function differenceOf(label, geometry, difference) {
  const limit = difference ? largestMagnitude(difference) : 0;
  return canvasOf(geometry, difference, limit, {
    look: 'unit-canvas unit-difference',
    label: difference
      ? `Difference of ${label} to backpropagation in double, at most ±${formatScientific(limit)}`
      : `Difference of ${label}: not computed`,
  });
}

/** @param {Geometry|null} geometry @param {Float64Array|null} values @param {number} limit @param {{ look: string, label: string }} more */
function canvasOf(geometry, values, limit, more) {
  if (!geometry || !values)
    return ownedElement(createSignedCanvas, { ...more, values: null, width: 1, height: 1, limit, aspect: '1' });
  const picture = pictureOf(geometry, values);
  const { width, height, blank } = picture;
  return ownedElement(createSignedCanvas, {
    ...more,
    ...picture,
    limit,
    opacity: (/** @type {number} */ place) => (blank[place] ? 0 : 255),
    aspect: height === 1 ? '5 / 1' : `${width} / ${height}`,
  });
}

/** @param {UnitPicture} picture @param {Float64Array|null} difference */
function noteOn({ geometry, values, limit }, difference) {
  if (!values) return geometry ? 'not computed' : '';
  const largest = largestMagnitude(values);
  if (!difference) return `the reference, at most ±${formatScientific(largest)}`;
  const most = largestMagnitude(difference);
  if (most === 0) return 'no difference';
  const beyond = largest > 1.001 * limit ? '; the gradient goes beyond its scale' : '';
  return `difference, scale ±${formatScientific(most)}${beyond}`;
}
