import { html } from 'lit-html';
import { createSignedCanvas } from '../../figures/signed-canvas.js';
import { signedLegend } from '../../figures/signed-colours.js';
import { largestMagnitude } from '../../figures/signed-scale.js';
import { memoizeOne } from '../../page/memoize-one.js';
import { ownedElement } from '../../page/owned-element.js';
import { correlate, pooled } from '../correlation.js';
import { frame, noNetworkText, reading, smallButton } from '../picture-frame.js';
import { createSampleDigit, formatNetwork } from '../sample-digit.js';

/**
 * @typedef {import('../sample-digit.js').NetworkInUse} NetworkInUse
 * @typedef {ReturnType<typeof createFilter>} Filter
 */

const sideLength = 28;

/** @param {string} label @param {ArrayLike<number>} values @param {number} side @param {number} limit of the scale */
const square = (label, values, side, limit) => ({
  label,
  look: 'signed-picture',
  aspect: '1',
  values,
  width: side,
  height: side,
  limit,
});

/**
 * Returns a kernel, its map on a digit, and the map pooled, as pictures.
 * @param {NetworkInUse} network
 * @param {Uint8Array} pixels
 * @param {number} filter
 */
function createFilter({ tensors: [weights, biases] }, pixels, filter) {
  const size = weights.shape[2];
  const kernel = weights.values.subarray(filter * size * size, (filter + 1) * size * size);
  const map = correlate(pixels, sideLength, kernel, size, biases.values[filter]).map((z) => Math.max(0, z));
  const side = sideLength - size + 1;
  const limit = largestMagnitude(map) || 1;
  return {
    size,
    side,
    kernelLimit: largestMagnitude(kernel),
    limit,
    share: map.filter((value) => value > 0).length / map.length,
    pictures: [
      square('Kernel', kernel, size, largestMagnitude(kernel)),
      square('Map, after ReLU', map, side, limit),
      square('Pooled, 2 × 2', pooled(map, side), Math.floor(side / 2), limit),
    ],
  };
}

/** @param {Filter} filter */
const pictureRow = ({ pictures }) =>
  html`<div class="kernel-row">
    ${pictures.map(
      (picture) =>
        html`<div class="kernel-picture">
          ${ownedElement(createSignedCanvas, picture)}<span class="note">${picture.label}</span>
        </div>`,
    )}
  </div>`;

/** @param {NetworkInUse} network @param {number} index @param {Filter} filter */
const formatFilter = (network, index, { share, side, limit }) =>
  `In ${formatNetwork(network)}, filter ${index + 1} responds at ${(100 * share).toFixed(0)}% of the ${side} × ${side} places of this digit, at most with ${limit.toPrecision(3)}, the darkest green of its map.`;

/** @param {NetworkInUse | null} network */
const formatMissing = (network) =>
  network
    ? `There is no convolution in ${formatNetwork(network)}. Use the button below, and press Start.`
    : noNetworkText;

/** A kernel, its map on a digit, and the map pooled. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(actions, refresh) {
  const sample = createSampleDigit(actions, refresh, { convolving: true });
  const filterOf = memoizeOne(createFilter);
  let choice = 0;

  function showAnother() {
    choice += 1;
    refresh();
  }

  /** @param {NetworkInUse} network @param {Uint8Array} pixels */
  function filterTemplates(network, pixels) {
    const count = network.tensors[0].shape[0];
    const index = choice % count;
    const filter = filterOf(network, pixels, index);
    return [
      pictureRow(filter),
      html`<div class="kernel-choice">
        <span class="note">Filter ${index + 1} of ${count}, ${filter.size} × ${filter.size}</span>
        ${smallButton('Another filter', showAnother)}
      </div>`,
      signedLegend('Weight of the kernel', filter.kernelLimit),
      reading(formatFilter(network, index, filter)),
    ];
  }

  return (state) => {
    const answered = sample.answered();
    const network = answered?.network ?? null;
    const convolves = network?.tensors[0]?.shape.length === 4;
    return frame(
      'A filter of the first layer, and what it finds in a digit',
      sample.template(state),
      network && answered && convolves
        ? filterTemplates(network, answered.pixels)
        : reading(answered ? formatMissing(network) : ''),
    );
  };
}
