import { html, noChange } from 'lit-html';
import { controls } from '../../config/hyper-parameters.js';
import { boundTo } from './bound-to.js';
import { explanation } from './term.js';

// While the visitor types, a number takes effect after this pause; Enter or leaving the field applies it immediately.
const typingPauseMs = 500;
let pause = 0;

/**
 * @typedef {import('../../config/hyper-parameters.js').Control} Control
 *
 * @typedef {object} FieldOptions
 * @property {string} testid
 * @property {(key: string, value: string) => void} set
 * @property {boolean} [help] whether the help sentence of the chosen option is shown below a select
 * @property {boolean} [titled] whether a heading above says what it is, so that its label need not be seen
 * @property {boolean} [hidden]
 * @property {boolean} [refused] whether what was typed was refused: it stays, so that it can be corrected
 * @property {string} [placeholder]
 */

/** @param {Control} control @param {string} text */
function isAcceptable({ kind, min = -Infinity, max = Infinity }, text) {
  const value = Number(text);
  return text.trim() !== '' && value >= min && value <= max && (kind !== 'integer' || Number.isInteger(value));
}

/**
 * Returns what applies a typed text: after a short pause if it is a valid number, and immediately when the field is
 * left, which then shows the setting, whatever was typed.
 * @param {string} key
 * @param {string} current
 * @param {FieldOptions['set']} set
 */
function whenTyped(key, current, set) {
  /** @param {Event} event */
  return ({ type, target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    const apply = () => input.value !== current && set(key, input.value);
    const isWrong = type === 'input' && !isAcceptable(controls[key], input.value);
    clearTimeout(pause);
    if (controls[key].kind !== 'text') input.setAttribute('aria-invalid', String(isWrong));
    if (type === 'change') apply();
    else if (!isWrong) pause = window.setTimeout(apply, typingPauseMs);
  };
}

/**
 * Returns the control of a setting without its label.
 * @param {string} key
 * @param {string | number} value
 * @param {FieldOptions} options
 */
export function fieldInput(key, value, { testid, set, refused = false, placeholder = '' }) {
  const { kind, help, options = [] } = controls[key];
  const current = String(value);
  const typed = whenTyped(key, current, set);
  if (kind === 'select')
    return html`<select class="input" id=${key} data-testid=${testid} aria-description=${help} @change=${typed}>
      ${options.map(
        (option) =>
          html`<option value=${option.value} .selected=${boundTo(option.value === current)}>${option.label}</option>`,
      )}
    </select>`;
  if (kind === 'text')
    return html`<textarea
      class="input"
      id=${key}
      data-testid=${testid}
      aria-description=${help}
      @change=${typed}
      rows="2"
      spellcheck="false"
      placeholder=${placeholder}
      aria-invalid=${refused}
      .value=${refused ? noChange : boundTo(current)}
    ></textarea>`;
  return html`<input
    class="input"
    id=${key}
    data-testid=${testid}
    aria-description=${help}
    @change=${typed}
    @input=${typed}
    inputmode=${kind === 'integer' ? 'numeric' : 'decimal'}
    autocomplete="off"
    .value=${boundTo(current)}
  />`;
}

/** Returns the label of a setting's control, with the button that explains it. @param {string} key @param {boolean} [titled] */
export const fieldLabel = (key, titled = false) => {
  const { label, help } = controls[key];
  return html`<span class=${titled ? 'field-label only-read-aloud' : 'field-label'}>
    <label for=${key}>${label}</label>${explanation('?', help, { class: 'term explain', label: `About ${label}` })}
  </span>`;
};

/**
 * Returns the form field of one setting, as its control declares it.
 * @param {string} key
 * @param {string | number} value
 * @param {FieldOptions} options
 * @param {(input: unknown) => unknown} [placed] puts something around the input
 */
export function field(key, value, options, placed = (input) => input) {
  const chosen = controls[key].options?.find((option) => option.value === value);
  return html`<div class="field" ?hidden=${options.hidden}>
    ${fieldLabel(key, options.titled)} ${placed(fieldInput(key, value, options))}
    ${options.help ? html`<p class="note field-help">${chosen?.help}</p>` : ''}
  </div>`;
}
