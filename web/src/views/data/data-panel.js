import { html } from 'lit-html';
import { areDigits } from './class-names.js';
import { formatAugmentation, formatSplit } from './data-text.js';
import { createDatasetView } from './dataset-view.js';
import { elementOf } from '../controls/element-of.js';
import { field } from '../controls/field.js';
import { formatBytes } from '../controls/format.js';
import { createSettingGroup } from '../controls/setting-group.js';
import { acceptDrops, fileChoice } from './file-choice.js';
import { noticeList } from '../page/notices.js';
import { createView } from '../page/renderer.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** @param {State['settings']} settings */
const isDivided = ({ train, test, validation, mine }) => Boolean(train || test || validation || mine !== 'none');

/**
 * Returns the form that divides the rows into training, validation and test set.
 * @param {State} state
 * @param {boolean} open whether it is open at first
 * @param {Actions} actions
 */
function division({ settings, data }, open, actions) {
  const { set } = actions.settings;
  return html`<details class="more" data-testid="division" ?open=${open}>
    <summary>Subset, validation split, my digits</summary>
    <div class="field-pair">
      ${field('train', settings.train, { testid: 'train-rows', set })}
      ${field('test', settings.test, { testid: 'test-rows', set })}
      ${field('validation', settings.validation, { testid: 'validation-share', set })}
      ${field('mine', settings.mine, { testid: 'mine-use', set })}
    </div>
    <p class="note" data-testid="split-note" aria-live="polite">${formatSplit(data.split)}</p>
  </details>`;
}

/**
 * Creates the panel with the source of the digits and what is done to them before a network sees them.
 * @param {Actions} actions
 */
export function createDataPanel(actions) {
  const trainingSet = createDatasetView('Training set');
  const testSet = createDatasetView('Test set');
  const augmentation = createSettingGroup('Augmentation', 'augmentation', {
    summarise: ({ settings }) => formatAugmentation(settings),
    load: async () => (await import('./augmentation.js')).createAugmentation(actions, () => augmentation.refresh()),
  });
  const classNames = createSettingGroup('Class names', 'class-names', {
    summarise: ({ data }) => (areDigits(data.classNames) ? 'digits' : 'named'),
    load: async () => {
      const { classNameEditor } = await import('./class-name-editor.js');
      return ({ data }) => classNameEditor(data.classNames, actions);
    },
  });
  const storage = createSettingGroup('Download and storage', 'keeping', {
    summarise: ({ data }) => (data.stored?.bytes ? formatBytes(data.stored.bytes) : 'nothing kept'),
    load: async () => {
      const { storageSection } = await import('./storage-section.js');
      return (state) => storageSection(state, actions);
    },
  });
  const root = elementOf(html`<section class="settings-panel data-panel" aria-labelledby="data-heading"></section>`);
  /** @type {boolean | undefined} */
  let dividedAtFirst;
  acceptDrops(root, (files) => actions.data.openFiles(files));

  return createView(root, (state) => {
    const { settings, data } = state;
    dividedAtFirst ??= isDivided(settings);
    augmentation.update(state);
    classNames.update(state);
    storage.update(state);
    storage.root.dataset.value = String(data.stored?.bytes ?? 0);
    return html`<h2 id="data-heading">Data</h2>
      ${noticeList(state, 'data', actions)}
      ${field('dataset', settings.dataset, { testid: 'dataset-select', set: actions.settings.set, help: true })}
      ${fileChoice(state, actions)}
      <div class="dataset-summary" data-testid="dataset-summary">
        ${trainingSet(data.train, data.classNames)} ${testSet(data.test, data.classNames)}
        <button
          type="button"
          class="button-quiet look"
          data-testid="browse-data"
          @click=${() => actions.settings.set('panel', 'data')}
        >
          Browse all images
        </button>
      </div>
      <div class="mores">
        ${division(state, dividedAtFirst, actions)} ${augmentation.root} ${classNames.root} ${storage.root}
      </div>`;
  });
}
