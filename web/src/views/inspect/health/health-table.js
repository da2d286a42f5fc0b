import { element, setText } from '../../controls/element.js';
import { formatWholePercent } from '../../controls/format.js';
import { explainedText } from '../../controls/term.js';
import { recentRatios, THRESHOLDS } from './health-rules.js';
import { createHistogram } from './histogram-picture.js';
import { createRatio } from './ratio-picture.js';

/**
 * A table with a row for each layer that has weights.
 *
 * @typedef {import('../../../worker/protocol.js').HealthReport} HealthReport
 * @typedef {HealthReport['layers'][number]} LayerHealth
 */

/** @type {[string, string][]} */
const columns = [
  ['Layer', ''],
  ['Weights', 'How the weights are spread. They begin as drawn by chance and grow tails as they learn.'],
  ['Activations', 'How the layer’s outputs are spread, after its activation function, over all images looked at.'],
  ['Gradients', 'How the slopes of the loss against the weights are spread. All at zero: the layer does not learn.'],
  [
    'Update ∕ weight',
    'How long a step’s change of the weights is against the weights themselves; about 10⁻³ (the mark) is usual. The axis runs from 10⁻⁶ to 1, logarithmic.',
  ],
  [
    'Dead, saturated',
    'Of ReLU the share of units that are zero for every image looked at; of sigmoid and tanh the share of outputs within 1 % of an end of their range.',
  ],
];

/** @param {LayerHealth} layer */
function shareOf({ activation, dead, saturated }) {
  if (activation === 'relu')
    return { share: dead, words: `${formatWholePercent(dead)} dead`, wrong: dead >= THRESHOLDS.dead };
  if (activation === '') return { share: null, words: '–', wrong: false };
  return { share: saturated, words: `${formatWholePercent(saturated)} saturated`, wrong: false };
}

function createRow() {
  const name = element('span', {});
  const activation = element('span', { class: 'note' });
  const [weights, activations, gradients] = ['Weights', 'Activations', 'Gradients'].map(createHistogram);
  const ratio = createRatio();
  const share = element('span', { 'data-testid': 'health-share', 'data-value': '' });
  const cells = [weights.root, activations.root, gradients.root, ratio.root, share].map((content, k) =>
    element('td', { 'data-label': columns[k + 1][0] }, content),
  );
  const root = element('tr', {}, element('th', { scope: 'row' }, name, activation), ...cells);
  return {
    root,
    /** @param {LayerHealth} layer @param {number|null} ratioOfUpdate */
    update(layer, ratioOfUpdate) {
      setText(name, layer.name);
      setText(activation, layer.activation);
      weights.update(layer.weights);
      activations.update(layer.activations);
      gradients.update(layer.gradients);
      ratio.update(ratioOfUpdate);
      const { share: value, words, wrong } = shareOf(layer);
      setText(share, words);
      share.dataset.value = value === null ? '' : String(value);
      share.toggleAttribute('data-wrong', wrong);
    },
  };
}

export function createHealthTable() {
  const body = element('tbody', {});
  const heads = columns.map(([label, help]) =>
    element('th', { scope: 'col' }, help ? explainedText(label, help) : label),
  );
  const root = element(
    'table',
    { class: 'health-table', 'data-testid': 'health-table' },
    element('thead', {}, element('tr', {}, ...heads)),
    body,
  );
  /** @type {ReturnType<typeof createRow>[]} */
  let rows = [];
  return {
    root,
    /** @param {Pick<HealthReport, 'layers'>} report @param {HealthReport['updates']} updates */
    update({ layers }, updates) {
      if (rows.length !== layers.length) {
        rows = layers.map(createRow);
        body.replaceChildren(...rows.map((row) => row.root));
      }
      const ratios = recentRatios(updates);
      rows.forEach((row, k) => row.update(layers[k], ratios[k] ?? null));
    },
  };
}
