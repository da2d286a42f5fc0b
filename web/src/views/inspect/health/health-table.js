import { html } from 'lit-html';
import { formatWholePercent } from '../../controls/format.js';
import { explanation } from '../../controls/term.js';
import { recentRatios, THRESHOLDS } from './health-rules.js';
import { histogramPicture } from './histogram-picture.js';
import { ratioPicture } from './ratio-picture.js';

/**
 * A table with a row for each layer that has weights.
 *
 * @typedef {import('../../../worker/protocol.js').HealthReport} HealthReport
 * @typedef {HealthReport['layers'][number]} LayerHealth
 */

const columns = /** @type {const} */ ([
  ['Weights', 'Distribution of the weights. They begin as drawn at random and grow tails as they learn.'],
  ['Activations', 'Distribution of the layer’s outputs, after its activation function, over all images measured.'],
  ['Gradients', 'Distribution of the derivatives of the loss. If all are at zero, the layer does not learn.'],
  [
    'Update ∕ weight',
    'Norm of a step’s change of the weights, divided by the norm of the weights. About 10⁻³ (the mark) is usual. The axis runs from 10⁻⁶ to 1, logarithmic.',
  ],
  [
    'Dead, saturated',
    'With ReLU, the share of units that are zero for every image measured. With sigmoid and tanh, the share of outputs within 1% of an end of their range.',
  ],
]);

/** @param {LayerHealth} layer */
function shareOf({ activation, dead, saturated }) {
  if (activation === 'relu')
    return { share: dead, text: `${formatWholePercent(dead)} dead`, isWrong: dead >= THRESHOLDS.dead };
  if (activation === '') return { share: null, text: '–', isWrong: false };
  return { share: saturated, text: `${formatWholePercent(saturated)} saturated`, isWrong: false };
}

/** @param {LayerHealth} layer */
function shareText(layer) {
  const { share, text, isWrong } = shareOf(layer);
  return html`<span data-testid="health-share" data-value=${share ?? ''} ?data-wrong=${isWrong}>${text}</span>`;
}

/** @param {LayerHealth} layer @param {number|null} ratio of the latest updates to the weights */
function row(layer, ratio) {
  const cells = [
    histogramPicture('Weights', layer.weights),
    histogramPicture('Activations', layer.activations),
    histogramPicture('Gradients', layer.gradients),
    ratioPicture(ratio),
    shareText(layer),
  ];
  return html`<tr>
    <th scope="row"><span>${layer.name}</span><span class="note">${layer.activation}</span></th>
    ${cells.map((cell, k) => html`<td data-label=${columns[k][0]}>${cell}</td>`)}
  </tr>`;
}

/** @param {Pick<HealthReport, 'layers'>} report @param {HealthReport['updates']} updates */
export function healthTable({ layers }, updates) {
  const ratios = recentRatios(updates);
  return html`<table class="health-table" data-testid="health-table">
    <thead>
      <tr>
        <th scope="col">Layer</th>
        ${columns.map(([label, help]) => html`<th scope="col">${explanation(label, help)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${layers.map((layer, k) => row(layer, ratios[k] ?? null))}
    </tbody>
  </table>`;
}
