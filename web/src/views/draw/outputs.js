import './draw.css';
import { html } from 'lit-html';
import { formatPercent } from '../controls/format.js';
import { termTemplate } from '../controls/term.js';
import { areDigits } from '../data/class-names.js';
import { outputRange } from './output-range.js';

/** @typedef {import('../../worker/protocol.js').Prediction} Prediction */

/** @param {number} output @param {Prediction['kind']} kind */
const formatOutput = (output, kind) =>
  kind === 'probability' ? formatPercent(output) : output.toFixed(3).replace('-', '−');

/**
 * Returns the template of the bars of the network's ten outputs, titled by what the outputs are.
 * @param {Pick<Prediction, 'outputs' | 'digit'> | null} prediction
 * @param {Prediction['kind']} kind of the outputs, also of those to come
 * @param {string[]} names of the ten classes
 */
export function outputsFigure(prediction, kind, names) {
  const outputs = prediction?.outputs ?? [];
  const { low, high } = outputRange(outputs);
  const extent = high - low;

  /** @param {number} k */
  function bar(k) {
    const output = outputs[k] ?? 0;
    return `--from: ${(Math.min(output, 0) - low) / extent}; --share: ${Math.abs(output) / extent}`;
  }

  const title =
    kind === 'probability' ? termTemplate('probability', 'Probability') : termTemplate('activation', 'Activation');
  return html`<figure class="outputs-figure" ?data-named=${!areDigits(names)}>
    <figcaption class="note"><span>${title} of each output</span></figcaption>
    <ol class="outputs" data-testid="outputs">
      ${names.map(
        (name, k) =>
          html`<li class="output" ?data-chosen=${prediction?.digit === k}>
            <span class="output-name">${name}</span>
            <span class="output-track"><span class="output-bar" .style=${bar(k)}></span></span>
            <span class="output-value">${k in outputs ? formatOutput(outputs[k], kind) : ''}</span>
          </li>`,
      )}
    </ol>
  </figure>`;
}
