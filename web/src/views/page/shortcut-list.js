import { shortcuts } from '../../config/shortcuts.js';
import { element } from '../controls/element.js';
import { shortcutChoice } from './shortcut-choice.js';
import './shortcut-list.css';

/** Opens the list of what single keys do. */
export function openShortcutList() {
  const on = element('input', {
    type: 'checkbox',
    checked: shortcutChoice.on,
    onchange: () => (shortcutChoice.on = on.checked),
  });
  const close = element('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Close');
  const rows = shortcuts.map(({ key, does }) =>
    element('tr', {}, element('th', { scope: 'row' }, element('kbd', {}, key)), element('td', {}, does)),
  );
  const dialog = element(
    'dialog',
    { class: 'shortcut-list', 'aria-labelledby': 'shortcuts-heading', onclose: () => dialog.remove() },
    element('h2', { id: 'shortcuts-heading' }, 'Keyboard shortcuts'),
    element('table', {}, element('tbody', {}, ...rows)),
    element(
      'p',
      { class: 'note' },
      'They are silent while you type. Everything else is reached with Tab; among the panels’ names, with the arrow keys.',
    ),
    element('label', { class: 'check' }, on, 'Shortcuts of a single key'),
    close,
  );
  document.body.append(dialog);
  dialog.showModal();
}
