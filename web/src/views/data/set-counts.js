import { html } from 'lit-html';
import { areDigits } from './class-names.js';
import { setCountsOf } from './data-counts.js';
import { formatCount, notYet } from '../controls/format.js';
import { termTemplate } from '../controls/term.js';

/** @typedef {import('../../state/reducer.js').State} State */

/** @param {string} name @param {number | null} count @param {string} word @param {string} label */
const countTemplate = (name, count, word, label) =>
  html`<div class="reading reading-large">
    <dt>${termTemplate(word, label)}</dt>
    <dd data-testid="${name}-count" data-value=${count ?? ''}>${count === null ? notYet : formatCount(count)}</dd>
  </div>`;

/**
 * Returns the sizes of the training, validation and test set and of the visitor's digits, in fixed positions.
 * @param {State} state
 */
export function setCounts(state) {
  const { training, validation, test, mine } = setCountsOf(state);
  return html`<dl class="readings">
    ${countTemplate('training', training, 'training set', 'Training')}
    ${countTemplate('validation', validation, 'validation set', 'Validation')}
    ${countTemplate('test', test, 'test set', 'Test')}
    ${countTemplate('mine', mine, 'my digits', areDigits(state.data.classNames) ? 'My digits' : 'My images')}
  </dl>`;
}
