import { controls } from '../../config/hyper-parameters.js';
import { element, setAttribute, setText } from './element.js';
import { explainedText } from './term.js';

// While the visitor types, a number takes effect after this pause; Enter or leaving the field applies it immediately.
const typingPauseMs = 500;

/** @typedef {import('../../config/hyper-parameters.js').Control} Control */

/** @param {Control} control @param {string} text */
function isAcceptable({ kind, min = -Infinity, max = Infinity }, text) {
  const value = Number(text);
  return text.trim() !== '' && value >= min && value <= max && (kind !== 'integer' || Number.isInteger(value));
}

/** @param {Control} control @param {Record<string, string>} attributes */
function selectInput(control, attributes) {
  const options = (control.options ?? []).map(({ value, label }) => element('option', { value }, label));
  return element('select', { class: 'input', ...attributes }, ...options);
}

/** @param {Control} control @param {Record<string, string>} attributes */
function textInput(control, attributes) {
  if (control.kind === 'text')
    return element('textarea', { class: 'input', rows: 2, spellcheck: 'false', ...attributes });
  const inputmode = control.kind === 'integer' ? 'numeric' : 'decimal';
  return element('input', { class: 'input', type: 'text', inputmode, autocomplete: 'off', ...attributes });
}

/**
 * Commits what is typed: after a short pause if it is a valid number, and immediately when the field is left.
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {Control} control
 * @param {(value: string) => void} commit
 */
function commitWhenTyped(input, control, commit) {
  let pause = 0;
  const commitNow = () => {
    clearTimeout(pause);
    commit(input.value);
  };
  input.addEventListener('change', commitNow);
  input.addEventListener('input', () => {
    clearTimeout(pause);
    if (control.kind === 'text') return;
    const acceptable = isAcceptable(control, input.value);
    input.setAttribute('aria-invalid', String(!acceptable));
    if (acceptable) pause = window.setTimeout(commitNow, typingPauseMs);
  });
}

/**
 * Creates the form field of one setting, as its control declares it.
 * @param {string} key
 * @param {object} options
 * @param {string} options.testid
 * @param {(key: string, value: string) => void} options.set
 * @param {boolean} [options.help] whether the help sentence of the chosen option is shown below a select
 * @param {boolean} [options.titled] whether a heading above says what it is, so that its label need not be seen
 */
export function createField(key, { testid, set, help = false, titled = false }) {
  const control = controls[key];
  const attributes = { id: key, 'data-testid': testid, 'aria-description': control.help };
  const input = control.kind === 'select' ? selectInput(control, attributes) : textInput(control, attributes);
  const label = element(
    'span',
    { class: titled ? 'field-label only-read-aloud' : 'field-label' },
    element('label', { for: key }, control.label),
    explainedText('?', control.help, { class: 'term explain', 'aria-label': `About ${control.label}` }),
  );
  const sentence = element('p', { class: 'note field-help' });
  const root = element('div', { class: 'field' }, label, input);
  if (help) root.append(sentence);

  let current = '';
  /** Whether the visitor has left the field since the last update: it then shows the setting, whatever was typed. */
  let committed = false;
  /** Shows the setting, unless the visitor is typing something else right now. @param {boolean} force */
  function show(force) {
    if (!force && document.activeElement === input && input.tagName !== 'SELECT') return;
    if (input.value !== current) input.value = current;
    setAttribute(input, 'aria-invalid', 'false');
  }

  /** @param {string} value */
  function commit(value) {
    if (value === current) return show(true);
    committed = true;
    set(key, value);
  }

  if (input instanceof HTMLSelectElement) input.addEventListener('change', () => commit(input.value));
  else commitWhenTyped(input, control, commit);

  return {
    root,
    input,
    /**
     * @param {string | number} value
     * @param {boolean} [refused] whether the typed value was rejected: the setting keeps its previous value, and the
     *   text stays so that it can be corrected
     */
    update(value, refused = false) {
      if (current === String(value) && input.value === current) return;
      current = String(value);
      if (refused) return input.setAttribute('aria-invalid', 'true');
      show(committed);
      committed = false;
      setText(sentence, control.options?.find((option) => option.value === current)?.help ?? '');
    },
  };
}
