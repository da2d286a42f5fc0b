import { html } from 'lit-html';
import { controls } from '../../config/hyper-parameters.js';
import { termTemplate } from '../controls/term.js';

/** Returns a sample of a line as the charts draw it. @param {string} kind */
const lineSample = (kind) =>
  html`<svg viewBox="0 0 32 12" class="line-${kind}" aria-hidden="true"><path d="M2 6H30" /></svg>`;

/**
 * Returns the legend that explains the curves' line styles.
 * @param {{ gradient: string, byEpoch: boolean, validates: boolean }} shown
 */
export function curveLegend({ gradient, byEpoch, validates }) {
  const label = controls.gradient.options?.find(({ value }) => value === gradient)?.label ?? gradient;
  return html`<ul class="legend" aria-label="Legend">
    <li><span class="method-mark" aria-hidden="true"></span>${termTemplate(gradient, label)}</li>
    <li>
      ${lineSample('train')}<span>${termTemplate('training set', 'Training')}${byEpoch ? '' : ', running mean'}</span>
    </li>
    <li ?hidden=${!validates}>${lineSample('validation')}${termTemplate('validation set', 'Validation')}</li>
    <li>${lineSample('test')}${termTemplate('test set', 'Test')}</li>
    <li ?hidden=${byEpoch}>${lineSample('mini-batch')}<span>Loss of each ${termTemplate('mini-batch')}</span></li>
  </ul>`;
}
