import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { networkSvg } from './network-svg.js';

/**
 * Returns the drawing of a network in a frame, which is drawn again only if the network or the digit has changed. A
 * drawing with captions that is wider than its frame can be scrolled, also with the keyboard.
 * @param {import('../../worker/protocol.js').LayerSummary[] | undefined} layers with known shapes
 * @param {object} options
 * @param {Uint8Array} [options.digit] shown as the input
 * @param {boolean} [options.captions]
 * @param {string} [options.label] what it is, if it can be scrolled
 */
export const networkPicture = (layers, { digit, captions = false, label }) =>
  html`<div
    class="network-picture"
    data-testid="network-drawing"
    tabindex=${captions ? 0 : nothing}
    role=${captions ? 'region' : nothing}
    aria-label=${label ?? nothing}
  >
    ${guard([layers, digit], () => layers && networkSvg(layers, { captions, digit }))}
  </div>`;
