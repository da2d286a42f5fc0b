import { element } from '../controls/element.js';
import { drawNetwork } from './network-svg.js';

/**
 * @typedef {import('../../worker/protocol.js').LayerSummary} LayerSummary
 */

// Below this scale the text of a drawing is not readable; a longer drawing is scrolled instead.
const leastScale = 0.7;

/**
 * Creates a container for the drawing of a network, redrawn only if it has changed.
 * @param {{ words: boolean, label: string }} options
 */
export function createNetworkPicture({ words, label }) {
  const root = element('div', { class: 'network-picture', 'data-testid': 'network-drawing' });
  // A drawing that is wider than its container can be scrolled, also with the keyboard.
  if (words)
    Object.entries({ tabindex: '0', role: 'region', 'aria-label': label }).forEach(([name, value]) =>
      root.setAttribute(name, value),
    );
  /** @type {LayerSummary[] | undefined} */
  let drawn;
  /** @type {Uint8Array | undefined} */
  let drawnWith;
  return {
    root,
    /** The drawing itself, as it stands. */
    drawing: () => /** @type {SVGSVGElement | null} */ (root.querySelector('svg')),
    /** @param {LayerSummary[]} layers with known shapes @param {Uint8Array} [digit] shown as the input */
    update(layers, digit) {
      if (layers === drawn && digit === drawnWith) return;
      drawn = layers;
      drawnWith = digit;
      const drawing = drawNetwork(layers, { words, digit });
      if (words) {
        drawing.style.minWidth = `${Number(drawing.dataset.width) * leastScale}px`;
        drawing.style.minHeight = `${Number(drawing.dataset.height) * leastScale}px`;
      }
      root.replaceChildren(drawing);
    },
  };
}
