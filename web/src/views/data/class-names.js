import { element } from '../controls/element.js';

/** Returns whether the classes are the ten digits rather than classes with other names. @param {string[]} names */
export const areDigits = (names) => names.every((name, k) => name === String(k));

/** Returns the noun for the images. @param {string[]} names */
export const nounOf = (names) => (areDigits(names) ? 'digits' : 'images');

/**
 * Returns the full label of a class: its number and its name, if it has one.
 * @param {string[]} names
 * @param {number} k
 */
export function fullClassName(names, k) {
  return names[k] === String(k) ? names[k] : `${k}, ${names[k]}`;
}

/**
 * Creates the form in which the visitor edits the names of the ten classes.
 * @param {import('../../state/session.js').Actions} actions
 */
export function createClassNameEditor(actions) {
  const inputs = Array.from({ length: 10 }, (_, k) =>
    element('input', {
      class: 'input',
      type: 'text',
      maxlength: 24,
      autocomplete: 'off',
      'aria-label': `Name of class ${k}`,
      'data-testid': `class-name-${k}`,
      onchange: () => {
        const name = inputs[k].value.trim();
        inputs[k].value = name || String(k);
        void actions.data.setClassName(k, name);
      },
    }),
  );
  const root = element(
    'details',
    { class: 'more' },
    element('summary', {}, 'Class names'),
    element(
      'p',
      { class: 'note' },
      'For sets whose ten classes are not digits, such as Fashion-MNIST; an empty name is the digit.',
    ),
    element(
      'ol',
      { class: 'class-names' },
      ...inputs.map((input, k) =>
        element('li', { class: 'class-name' }, element('span', { 'aria-hidden': 'true' }, String(k)), input),
      ),
    ),
  );
  return {
    root,
    /** @param {string[]} names */
    update(names) {
      inputs.forEach((input, k) => {
        if (document.activeElement !== input && input.value !== names[k]) input.value = names[k];
      });
    },
  };
}
