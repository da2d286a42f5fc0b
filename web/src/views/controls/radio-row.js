import { element } from './element.js';

/**
 * @typedef {{ value: string, label: string }} Choice
 */

/**
 * Creates a row of radio buttons, for a choice among a few options.
 * @param {object} options
 * @param {string} options.name of the group in the form
 * @param {string} options.label
 * @param {string} options.testid
 * @param {(value: string) => void} options.choose
 * @param {boolean} [options.wraps] whether the options may need more than one line
 */
export function createRadioRow({ name, label, testid, choose, wraps = false }) {
  const root = element('div', {
    class: wraps ? 'choices' : 'segments',
    role: 'radiogroup',
    'aria-label': label,
    'data-testid': testid,
  });
  /** @type {Map<string, HTMLInputElement>} */
  let inputs = new Map();
  let shown = '';

  /** @param {Choice} choice */
  function choiceLabel({ value, label: words }) {
    const input = element('input', { type: 'radio', name, value, onchange: () => choose(value) });
    inputs.set(value, input);
    return element('label', {}, input, words);
  }

  return {
    root,
    /** @param {Choice[]} choices @param {string} chosen */
    update(choices, chosen) {
      const key = JSON.stringify(choices);
      if (key !== shown) {
        inputs = new Map();
        root.replaceChildren(...choices.map(choiceLabel));
        shown = key;
      }
      const input = inputs.get(chosen);
      if (input) input.checked = true;
    },
  };
}
