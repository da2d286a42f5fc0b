import { element } from '../controls/element.js';
import { setPresenting } from './theme.js';
import { listShortcuts } from './shortcuts.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/**
 * Creates the buttons for a lecture: large type with high contrast, and the list of keyboard shortcuts.
 * @param {Actions} actions
 */
export function createPresenting(actions) {
  let on = false;
  const toggle = element(
    'button',
    {
      type: 'button',
      class: 'button-quiet',
      'data-testid': 'present',
      'aria-pressed': 'false',
      onclick: () => actions.settings.set('present', on ? 0 : 1),
    },
    'Present',
  );
  const keys = element(
    'button',
    { type: 'button', class: 'button-quiet', 'aria-label': 'Keyboard shortcuts', onclick: listShortcuts },
    '?',
  );
  return {
    root: element('div', { class: 'masthead-tools' }, toggle, keys),
    /** @param {State} state @param {State} [previous] */
    update({ settings }, previous) {
      if (previous && settings.present === previous.settings.present) return;
      on = settings.present === 1;
      toggle.setAttribute('aria-pressed', String(on));
      setPresenting(on);
    },
  };
}
