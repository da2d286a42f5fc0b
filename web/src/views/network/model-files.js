import { beginsFromModel } from '../../state/run/run-choice.js';
import { element, setText } from '../controls/element.js';
import { fileButton } from '../controls/file-button.js';
import { acceptDrops } from '../data/file-choice.js';
import { formatCount, formatPercent } from '../controls/format.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** @param {State} state */
function wordsFor(state) {
  const { model, run } = state;
  if (run && run.step > 0)
    return 'Saves the network as it is now, with its settings: one .safetensors file, which Python reads too.';
  if (!model) return 'A trained network is one .safetensors file, which Python reads too. Drop one here to open it.';
  return beginsFromModel(state)
    ? 'It reads what you draw, and Start trains on from its weights.'
    : 'It reads what you draw. The network chosen above is another one, so Start begins with random weights.';
}

/** @param {NonNullable<State['model']>} model */
function formatOpened({ name, facts }) {
  const trained = facts.epoch > 0 ? `, ${formatCount(facts.epoch)} ${facts.epoch === 1 ? 'epoch' : 'epochs'}` : '';
  const accuracy = facts.testAccuracy === null ? '' : `, ${formatPercent(facts.testAccuracy)} of its test set right`;
  return `${name}${trained}${accuracy}`;
}

/**
 * Creates the controls that open a network with its weights from a file, and save it to one.
 * @param {Actions} actions
 */
export function createModelFiles(actions) {
  const open = fileButton({
    label: 'Open model…',
    testid: 'open-model',
    chosen: (files) => actions.data.openFiles(files),
  });
  const save = element(
    'button',
    { type: 'button', class: 'button', 'data-testid': 'save-model', onclick: () => actions.network.saveModel() },
    'Save model',
  );
  const onnx = element(
    'button',
    {
      type: 'button',
      class: 'button-quiet',
      'data-testid': 'export-onnx',
      onclick: () => actions.network.exportOnnx(),
    },
    'Export as ONNX',
  );
  const name = element('span', { 'data-testid': 'opened-model' });
  const close = element(
    'button',
    {
      type: 'button',
      class: 'button button-small',
      'data-testid': 'close-model',
      onclick: () => actions.network.closeModel(),
    },
    'Close',
  );
  const opened = element('p', { class: 'keeping-line', hidden: true }, name, close);
  const words = element('p', { class: 'note', 'aria-live': 'polite' });
  const root = element(
    'section',
    { class: 'settings-panel model-files', 'aria-labelledby': 'model-heading' },
    element('h2', { id: 'model-heading' }, 'Trained network'),
    element('div', { class: 'file-pair' }, open, save),
    opened,
    words,
    onnx,
  );
  acceptDrops(root, (dropped) => actions.data.openFiles(dropped));

  return {
    root,
    /** @param {State} state @param {State} [previous] */
    update(state, previous) {
      const { run, model } = state;
      const isThere = model !== null || (run !== null && run.step > 0);
      save.disabled = !isThere;
      onnx.disabled = !isThere;
      setText(words, wordsFor(state));
      if (previous && model === previous.model) return;
      opened.hidden = !model;
      setText(name, model ? formatOpened(model) : '');
    },
  };
}
