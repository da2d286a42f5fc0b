import { element } from '../controls/element.js';
import { createField } from '../controls/field.js';
import { createSettingGroup } from '../controls/setting-group.js';
import { term } from '../controls/term.js';

/** @param {import('../../state/reducer.js').State} state */
function format({ settings, backend }) {
  const threads = backend?.threads ?? 1;
  const used = threads === 1 ? '1 in use' : `${threads} in use`;
  return settings.threads === 0 ? `automatic, ${used}` : used;
}

/** Creates the setting of how many threads share the work. @param {import('../../state/session.js').Actions} actions */
export function createThreadSettings(actions) {
  const field = createField('threads', { testid: 'threads', set: actions.set });
  const group = createSettingGroup(
    'Threads',
    'threads-group',
    element(
      'p',
      { class: 'note' },
      'The same seed gives the same run with any number of them. A small network uses fewer ',
      term('thread', 'threads'),
      ' than it may: sharing out a little work takes longer than doing it.',
    ),
    element('div', { class: 'field-pair' }, field.root),
  );
  return {
    root: group.root,
    /** @param {import('../../state/reducer.js').State} state */
    update(state) {
      field.update(state.settings.threads);
      group.say(format(state));
    },
  };
}
