import { element } from './element.js';

/**
 * Creates a button that lets the visitor choose files.
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.testid
 * @param {boolean} [options.multiple]
 * @param {string} [options.accept]
 * @param {(files: File[]) => void} options.chosen
 */
export function fileButton({ label, testid, multiple = false, accept = '', chosen }) {
  const input = element('input', {
    type: 'file',
    multiple,
    accept,
    'aria-label': label,
    'data-testid': testid,
    onchange: () => {
      const files = [...(input.files ?? [])];
      if (files.length > 0) chosen(files);
      input.value = ''; // so that the same file can be chosen again after it has been corrected
    },
  });
  return element('div', { class: 'button file-button' }, label, input);
}
