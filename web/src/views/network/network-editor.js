import { isBroken } from '../../state/network/network-draft.js';
import { element, setText } from '../controls/element.js';
import { formatCount } from '../controls/format.js';
import { blockKinds, blocksOf, textOf, withNewBlock } from './layer-blocks.js';
import { createLayerList } from './layer-list.js';
import { createNetworkPicture } from './network-picture.js';
import { UndoHistory } from './undo-history.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/network/network-draft.js').Draft} Draft
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('./layer-blocks.js').Block} Block
 * @typedef {import('./layer-blocks.js').BlockKind} BlockKind
 */

const addable = /** @type {BlockKind[]} */ (['dense', 'conv', 'maxpool', 'dropout', 'flatten', 'activation']);

/** Returns what has to be corrected, and at which layer. @param {Draft} draft */
function troubleOf({ survey, unreadable }) {
  if (unreadable) return { place: Number(/^layer (\d+)/.exec(unreadable)?.[1] ?? 0), message: unreadable };
  return survey?.problem ?? null;
}

/** @param {Draft} draft */
function formatState(draft) {
  if (isBroken(draft)) return 'Not possible yet: the network you had before stays in use.';
  const { parameters, multiplyAdds } = draft.survey ?? { parameters: 0, multiplyAdds: 0 };
  return `In use: ${formatCount(parameters)} parameters, ${formatCount(multiplyAdds)} multiply-adds per image.`;
}

/** Creates the editor of the network's layers. A network is used as soon as it is valid. @param {Actions} actions */
export function createNetworkEditor(actions) {
  const { change, begin, discard } = actions.network.draft;
  const history = new UndoHistory();
  const list = createLayerList((blocks, thing) => write(blocks, thing));
  const picture = createNetworkPicture({ words: true, label: 'Drawing of the network' });
  const state = element('p', { class: 'draft-state', role: 'status', 'data-testid': 'draft-state' });
  const giveUp = element(
    'button',
    { type: 'button', class: 'button button-small', 'data-testid': 'discard-draft', onclick: () => discard() },
    'Back to the one in use',
  );
  const text = element('textarea', {
    class: 'input',
    rows: 3,
    spellcheck: 'false',
    'aria-label': 'The layers as text',
    'data-testid': 'draft-text',
    oninput: () => rewrite(text.value, 'text'),
  });
  const undo = element(
    'button',
    {
      type: 'button',
      class: 'button button-small',
      'data-testid': 'undo',
      onclick: () => goTo(history.undo(current())),
    },
    'Undo',
  );
  const redo = element(
    'button',
    {
      type: 'button',
      class: 'button button-small',
      'data-testid': 'redo',
      onclick: () => goTo(history.redo(current())),
    },
    'Redo',
  );
  const root = element(
    'dialog',
    {
      class: 'network-dialog network-editor',
      'aria-labelledby': 'network-editor-title',
      'data-testid': 'network-editor',
    },
    element(
      'div',
      { class: 'network-dialog-head' },
      element('h2', { id: 'network-editor-title', class: 'network-dialog-title' }, 'Build a network'),
      undo,
      redo,
      element(
        'button',
        { type: 'button', class: 'button-quiet large-view-close', 'aria-label': 'Close', onclick: () => root.close() },
        '×',
      ),
    ),
    element(
      'div',
      { class: 'network-editor-body' },
      element(
        'div',
        { class: 'network-editor-layers' },
        element('p', { class: 'note' }, 'From the image, 28×28 pixels, at the top to the ten outputs at the bottom.'),
        list.root,
        element('div', { class: 'layer-add', role: 'group', 'aria-label': 'Add a layer' }, ...addable.map(addButton)),
      ),
      element(
        'div',
        { class: 'network-editor-view' },
        picture.root,
        element('div', { class: 'draft-line' }, state, giveUp),
        element('details', { class: 'more' }, element('summary', {}, 'As text'), text),
      ),
    ),
  );
  /** @type {Draft | null} */
  let draft = null;
  /** @type {Uint8Array | undefined} */
  let digit;

  const current = () => draft?.text ?? '';

  /** @param {BlockKind} kind */
  function addButton(kind) {
    return element(
      'button',
      { type: 'button', class: 'button button-small', 'data-testid': `add-${kind}`, onclick: () => add(kind) },
      `+ ${kind === 'maxpool' ? 'Pooling' : blockKinds[kind].label}`,
    );
  }

  /** @param {BlockKind} kind */
  function add(kind) {
    const { blocks, index } = withNewBlock(list.blocks(), kind);
    write(blocks, '');
    list.reveal(index);
  }

  /** @param {Block[]} blocks @param {string} thing */
  function write(blocks, thing) {
    list.update(blocks, null, null);
    rewrite(textOf(blocks), thing);
  }

  /** @param {string} changed @param {string} thing */
  function rewrite(changed, thing) {
    if (changed === current()) return;
    history.note(current(), thing);
    void change(changed);
  }

  /** @param {string} other */
  function goTo(other) {
    if (other !== current()) void change(other);
  }

  function show() {
    undo.disabled = !history.canUndo;
    redo.disabled = !history.canRedo;
    if (!draft || !root.open) return;
    if (document.activeElement !== text && text.value !== draft.text) text.value = draft.text;
    if (draft.judged !== draft.text) return;
    const { survey } = draft;
    const blocks = survey && (textOf(list.blocks()) === draft.text ? list.blocks() : blocksOf(survey.layers));
    list.update(blocks ?? list.blocks(), survey, troubleOf(draft));
    setText(state, formatState(draft));
    giveUp.hidden = !isBroken(draft);
    if (survey)
      picture.update(survey.problem ? survey.layers.filter(({ outputShape }) => outputShape) : survey.layers, digit);
  }

  return {
    root,
    async open() {
      root.showModal();
      await begin();
      show();
    },
    /** @param {State} shown */
    update(shown) {
      digit = shown.data.train?.samples[0];
      if (shown.draft === draft) return;
      draft = shown.draft;
      show();
    },
  };
}
