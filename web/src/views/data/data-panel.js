import { createClassNameEditor } from './class-names.js';
import { formatAugmentation, formatSplit } from './data-text.js';
import { createDatasetView } from './dataset-view.js';
import { element, setText } from '../controls/element.js';
import { createField } from '../controls/field.js';
import { formatBytes } from '../controls/format.js';
import { createSettingGroup } from '../controls/setting-group.js';
import { acceptDrops, createFileChoice } from './file-choice.js';
import { createNoticeList } from '../page/notices.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** Creates the form that divides the rows into training, validation and test set. @param {Actions} actions */
function createDivision(actions) {
  const fields = {
    train: createField('train', { testid: 'train-rows', set: actions.settings.set }),
    test: createField('test', { testid: 'test-rows', set: actions.settings.set }),
    validation: createField('validation', { testid: 'validation-share', set: actions.settings.set }),
    mine: createField('mine', { testid: 'mine-use', set: actions.settings.set }),
  };
  const keys = /** @type {(keyof typeof fields)[]} */ (Object.keys(fields));
  const words = element('p', { class: 'note', 'data-testid': 'split-note', 'aria-live': 'polite' });
  const root = element(
    'details',
    { class: 'more', 'data-testid': 'division' },
    element('summary', {}, 'Fewer rows, validation, my digits'),
    element('div', { class: 'field-pair' }, ...keys.map((key) => fields[key].root)),
    words,
  );
  return {
    root,
    /** @param {State} state @param {boolean} first */
    update({ settings, data }, first) {
      keys.forEach((key) => fields[key].update(settings[key]));
      setText(words, formatSplit(data.split));
      if (first && (settings.train || settings.test || settings.validation || settings.mine !== 'none'))
        root.open = true;
    },
  };
}

/**
 * Creates the panel with the source of the digits and what is done to them before a network sees them.
 * @param {Actions} actions
 */
export function createDataPanel(actions) {
  const notices = createNoticeList('data', actions);
  const dataset = createField('dataset', { testid: 'dataset-select', set: actions.settings.set, help: true });
  const files = createFileChoice(actions);
  const train = createDatasetView('Training set');
  const test = createDatasetView('Test set');
  const look = element(
    'button',
    {
      type: 'button',
      class: 'button-quiet look',
      'data-testid': 'browse-data',
      onclick: () => actions.settings.set('panel', 'data'),
    },
    'Look at all images',
  );
  const division = createDivision(actions);
  const augmentation = createSettingGroup('Augmentation', 'augmentation', {
    summarise: ({ settings }) => formatAugmentation(settings),
    load: async () => (await import('./augmentation.js')).createAugmentation(actions),
  });
  const classNames = createClassNameEditor(actions);
  const keeping = createSettingGroup('Download and storage', 'keeping', {
    summarise: ({ data }) => (data.stored?.bytes ? formatBytes(data.stored.bytes) : 'nothing kept'),
    load: async () => (await import('./storage-section.js')).createStorageSection(actions),
  });
  const root = element(
    'section',
    { class: 'settings-panel data-panel', 'aria-labelledby': 'data-heading' },
    element('h2', { id: 'data-heading' }, 'Data'),
    notices.root,
    dataset.root,
    files.root,
    element('div', { class: 'dataset-summary', 'data-testid': 'dataset-summary' }, train.root, test.root, look),
    element('div', { class: 'mores' }, division.root, augmentation.root, classNames.root, keeping.root),
  );
  acceptDrops(root, (dropped) => actions.data.openFiles(dropped));

  /** @param {State} state @param {State} [previous] */
  function update(state, previous) {
    const { settings, data } = state;
    notices.update(state, previous);
    keeping.update(state);
    keeping.root.dataset.value = String(data.stored?.bytes ?? 0);
    if (settings === previous?.settings && data === previous.data) return;
    dataset.update(settings.dataset);
    files.update(data, settings.dataset);
    division.update(state, !previous);
    augmentation.update(state);
    classNames.update(data.classNames);
    train.update(data.train, data.classNames);
    test.update(data.test, data.classNames);
  }
  return { root, update };
}
