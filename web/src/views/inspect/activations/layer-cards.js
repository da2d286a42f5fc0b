import { html } from 'lit-html';
import { formatCount } from '../../controls/format.js';
import { formatSigned } from '../../figures/signed-scale.js';
import { sizeOf } from './stages.js';
import { limitOf, valuePicture } from './value-picture.js';
import './activations.css';

/**
 * @typedef {import('./stages.js').Stage} Stage
 * @typedef {import('../../../worker/protocol.js').Unit} Unit
 */

/** @param {Stage['shape']} shape */
function formatSize({ height, width, channels }) {
  if (height * width > 1) return `${channels} maps of ${height}×${width}`;
  return `${formatCount(channels)} ${channels === 1 ? 'unit' : 'units'}`;
}

/** @param {Stage} stage */
function formatScale({ values, range }) {
  const limit = limitOf(values, range);
  return range === 'signed'
    ? `purple ${formatSigned(-limit)}, green ${formatSigned(limit)}`
    : `paper 0, ink ${formatSigned(limit).replace('+', '')}`;
}

/**
 * Returns the template of a card with a picture for every layer's response to an image.
 * @param {Stage[]} stages
 * @param {Unit | null} [chosen] the unit that is pointed out
 * @param {(unit: Unit) => void} [choose] called with the unit that is pressed
 */
export function layerCards(stages, chosen = null, choose) {
  /** @param {Stage} stage @param {number} index */
  function card(stage, index) {
    const { layer, title, note, shape, values, range } = stage;
    const about = `${formatSize(shape)}, ${note}`;
    const marked = chosen?.layer === layer && chosen.place < sizeOf(shape) ? chosen.place : null;
    const picture = {
      values,
      shape,
      range,
      marked,
      label: `${title}: ${about}`,
      choose: choose && ((/** @type {number} */ place) => choose({ layer, place })),
    };
    return html`<div class="layer-response" data-testid="response-${index}">
      <p class="layer-title">${title}</p>
      <p class="note">${about}</p>
      ${valuePicture(picture)}
      <p class="layer-scale">${formatScale(stage)}</p>
    </div>`;
  }
  return html`<div class="layer-responses">${stages.map(card)}</div>`;
}
