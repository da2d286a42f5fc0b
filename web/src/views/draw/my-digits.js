import './my-digits.css';
import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { controls } from '../../config/hyper-parameters.js';
import { formatCount } from '../controls/format.js';
import { radioRow } from '../controls/radio-row.js';
import { termTemplate } from '../controls/term.js';
import { areDigits, fullClassName } from '../data/class-names.js';
import { digitTemplate } from '../images/digit.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** @param {string[]} names @param {number} k @param {number} count how many of this class are kept @param {{ disabled: boolean, keep: (label: number) => void }} options */
const keepButton = (names, k, count, { disabled, keep }) =>
  html`<button
    type="button"
    class="button keep-button"
    data-testid="keep-${k}"
    aria-label="Keep as ${fullClassName(names, k)}, ${formatCount(count)} kept so far"
    ?disabled=${disabled}
    @click=${() => keep(k)}
  >
    <span class="keep-name">${names[k]}</span>
    <span class="keep-count" aria-hidden="true">${count > 0 ? formatCount(count) : '\u00a0'}</span>
  </button>`;

/** @param {import('./kept-images.js').KeptImage} image @param {string[]} names @param {Actions} actions */
function keptItem({ row, label, pixels }, names, actions) {
  const name = names[label];
  return html`<li class="kept" data-testid="kept" data-row=${row}>
    ${digitTemplate({ pixels, label: `${name}, number ${row + 1} of yours` })}
    <span class="kept-name" aria-hidden="true">${name}</span>
    <button
      type="button"
      class="kept-remove"
      aria-label="Remove the ${name}, number ${row + 1}"
      @click=${() => actions.myDigits.remove(row)}
    >
      ×
    </button>
  </li>`;
}

/** Returns the template of what the digits are used for. @param {State} state @param {Actions} actions */
function useChoice({ settings }, actions) {
  const options = controls.mine.options ?? [];
  const row = {
    name: 'my-digits-use',
    label: 'My digits are used',
    testid: 'use-mine',
    choose: (/** @type {string} */ value) => actions.myDigits.use(/** @type {'none' | 'training' | 'test'} */ (value)),
    wraps: true,
  };
  return html`<div class="kept-use">
    ${radioRow(
      row,
      options.map(({ value, label }) => ({ value, label })),
      settings.mine,
    )}
    <p class="note">${options.find(({ value }) => value === settings.mine)?.help}</p>
  </div>`;
}

/**
 * Returns the template of the controls that label and save the drawing on the pad, and of the saved digits.
 * @param {State} state
 * @param {object} options
 * @param {boolean} options.canKeep whether there is a drawing to keep
 * @param {(label: number) => void} options.keep
 * @param {string} options.note what to do, or what has been done
 * @param {import('./kept-images.js').KeptImage[]} options.images the latest digits, newest first
 * @param {Actions} options.actions
 */
export function myDigits(state, { canKeep, keep, note, images, actions }) {
  const { mine, classNames } = state.data;
  const named = !areDigits(classNames);
  return html`<section class="my-digits" aria-label="My digits">
    <h2 class="small-heading">${termTemplate('my digits', named ? 'Images of your own' : 'My digits')}</h2>
    <div class="keep-buttons" role="group" aria-label="Keep the drawing as" ?data-named=${named}>
      ${classNames.map((_, k) => keepButton(classNames, k, mine.classCounts[k], { disabled: !canKeep, keep }))}
    </div>
    <p class="note keep-note" role="status" data-testid="keep-note">${note}</p>
    <div class="kept-place" ?hidden=${mine.size === 0}>
      ${useChoice(state, actions)}
      <ul class="kept-strip" aria-label="Kept" data-testid="kept-strip">
        ${guard([images, classNames], () => images.map((image) => keptItem(image, classNames, actions)))}
      </ul>
      <div class="kept-foot">
        <button type="button" class="button-quiet" @click=${() => actions.settings.set('panel', 'data')}>
          See them in Data
        </button>
        <button type="button" class="button-quiet" data-testid="clear-mine" @click=${() => actions.myDigits.clear()}>
          Remove all
        </button>
      </div>
    </div>
  </section>`;
}
