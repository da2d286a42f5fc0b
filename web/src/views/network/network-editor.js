import { html } from 'lit-html';
import { isBroken } from '../../state/network/network-draft.js';
import { boundTo } from '../controls/bound-to.js';
import { formatCount } from '../controls/format.js';
import { closeButton, createDialog } from '../page/dialog.js';
import {
  blockKinds,
  blocksOf,
  changedBlock,
  movedBlock,
  textOf,
  withKind,
  withNewBlock,
  withoutBlock,
} from './layer-blocks.js';
import { insertionAt, layerList } from './layer-list.js';
import { networkPicture } from './network-picture.js';
import { UndoHistory } from './undo-history.js';

/**
 * @typedef {import('../../state/network/network-draft.js').Draft} Draft
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('./layer-blocks.js').Block} Block
 * @typedef {import('./layer-blocks.js').BlockKind} BlockKind
 *
 * @typedef {object} Local
 * @property {Block[]} edited the layers as they were last changed here; shown while the draft is their text
 * @property {string} invalid the id of the field whose text is no number
 * @property {import('./layer-list.js').Drag | null} drag
 */

const addable = /** @type {BlockKind[]} */ (['dense', 'conv', 'maxpool', 'dropout', 'flatten', 'activation']);

/** Returns what has to be corrected, and at which layer. @param {Draft} draft */
function problemOf({ shapes, unreadable }) {
  if (unreadable) return { place: Number(/^layer (\d+)/.exec(unreadable)?.[1] ?? 0), message: unreadable };
  return shapes?.problem ?? null;
}

/** @param {Draft | null} draft */
function formatState(draft) {
  if (isBroken(draft)) return 'Not possible yet: the network you had before stays in use.';
  const { parameters, multiplyAdds } = draft?.shapes ?? { parameters: 0, multiplyAdds: 0 };
  return `In use: ${formatCount(parameters)} parameters, ${formatCount(multiplyAdds)} multiply-adds per image.`;
}

/** @param {Draft} draft @param {Block[]} edited */
const isEdited = ({ text }, edited) => textOf(edited) === text;

/** Returns the draft's layers: as they were changed here, or else as the core has read them. @param {Draft | null} draft @param {Block[]} edited */
function layersOf(draft, edited) {
  if (!draft || isEdited(draft, edited)) return edited;
  return blocksOf(draft.shapes?.layers ?? []);
}

/** Returns what the core says about these layers: null while it checks them. @param {Draft | null} draft @param {Block[]} edited */
const knownOf = (draft, edited) =>
  draft && (draft.checkedText === draft.text || !isEdited(draft, edited)) ? draft : null;

/** @param {string} label @param {string} testid @param {boolean} disabled @param {() => void} act */
const smallButton = (label, testid, disabled, act) =>
  html`<button type="button" class="button button-small" data-testid=${testid} ?disabled=${disabled} @click=${act}>
    ${label}
  </button>`;

/** Creates the editor of the network's layers. A network is used as soon as it is valid. @param {Actions} actions */
export function createNetworkEditor(actions) {
  const { change, begin, current, discard } = actions.network.draft;
  const history = new UndoHistory();
  const currentText = () => current()?.text ?? '';
  const blocks = () => layersOf(current(), dialog.local().edited);
  const cards = () => Array.from(dialog.root.querySelectorAll('.layer-card'));

  /** Moves the focus into a card, once the layers are rendered. @param {number} index @param {string} selector */
  function focusCard(index, selector) {
    requestAnimationFrame(() => {
      const card = cards()[index];
      card?.scrollIntoView({ block: 'nearest' });
      /** @type {HTMLElement | null | undefined} */ (card?.querySelector(selector))?.focus();
    });
  }

  /** Replaces the layers. @param {Block[]} edited @param {string} thing names the field that is typed in, '' for all else */
  function write(edited, thing) {
    dialog.change({ edited });
    rewrite(textOf(edited), thing);
  }

  /** @param {string} text @param {string} thing */
  function rewrite(text, thing) {
    if (text === currentText()) return;
    history.note(currentText(), thing);
    void change(text);
  }

  /** @param {string} other */
  function goTo(other) {
    if (other !== currentText()) void change(other);
  }

  /** @param {BlockKind} kind */
  function add(kind) {
    const added = withNewBlock(blocks(), kind);
    write(added.blocks, '');
    focusCard(added.index, '.layer-kind');
  }

  /** @type {import('./layer-card.js').CardActions} */
  const cardActions = {
    change: (index, changes, thing) => write(changedBlock(blocks(), index, changes), thing),
    changeKind: (index, kind) => write(withKind(blocks(), index, kind), ''),
    move(from, to) {
      const before = blocks();
      const moved = movedBlock(before, from, to);
      if (moved === before) return;
      write(moved, '');
      focusCard(to, '.layer-handle');
    },
    remove(index) {
      const left = withoutBlock(blocks(), index);
      write(left, '');
      focusCard(Math.min(index, left.length - 1), '.layer-handle');
    },
    refuse: (invalid) => dialog.change({ invalid }),
    startDrag(index, event) {
      const handle = /** @type {HTMLElement} */ (event.currentTarget);
      handle.setPointerCapture(event.pointerId);
      dragStart = event.clientY;
      dialog.change({ drag: { from: index, to: index, offset: 0 } });
    },
    drag({ clientY }) {
      const { drag } = dialog.local();
      if (!drag) return;
      const to = insertionAt(drag.from, clientY, cards());
      dialog.change({ drag: { ...drag, to, offset: clientY - dragStart } });
    },
    endDrag() {
      const { drag } = dialog.local();
      dialog.change({ drag: null });
      if (drag && drag.to !== drag.from) cardActions.move(drag.from, drag.to);
    },
  };
  let dragStart = 0;

  /** @param {Draft | null} draft @param {Local} local */
  function listTemplate(draft, { edited, invalid, drag }) {
    const known = knownOf(draft, edited);
    return layerList(
      {
        blocks: layersOf(draft, edited),
        shapes: known && !known.unreadable ? known.shapes : null,
        problem: known && problemOf(known),
        activations: draft?.shapes?.activations ?? [],
        invalid,
        drag,
      },
      cardActions,
    );
  }

  const head = () =>
    html`<div class="network-dialog-head">
      <h2 id="network-editor-title" class="network-dialog-title">Build a network</h2>
      ${smallButton('Undo', 'undo', !history.canUndo, () => goTo(history.undo(currentText())))}
      ${smallButton('Redo', 'redo', !history.canRedo, () => goTo(history.redo(currentText())))} ${closeButton()}
    </div>`;

  const addButtons = () =>
    html`<div class="layer-add" role="group" aria-label="Add a layer">
      ${addable.map((kind) =>
        smallButton(`+ ${kind === 'maxpool' ? 'Pooling' : blockKinds[kind].label}`, `add-${kind}`, false, () =>
          add(kind),
        ),
      )}
    </div>`;

  /** @param {Draft | null} draft */
  const stateLine = (draft) =>
    html`<div class="draft-line">
      <p class="draft-state" role="status" data-testid="draft-state">${formatState(draft)}</p>
      ${isBroken(draft) ? smallButton('Discard changes', 'discard-draft', false, discard) : ''}
    </div>`;

  /** @param {string} text */
  const textForm = (text) =>
    html`<details class="more">
      <summary>As text</summary>
      <textarea
        class="input"
        rows="3"
        spellcheck="false"
        aria-label="The layers as text"
        data-testid="draft-text"
        .value=${boundTo(text)}
        @input=${(/** @type {any} */ { target }) => rewrite(target.value, 'text')}
      ></textarea>
    </details>`;

  const dialog = createDialog(
    html`<dialog
      class="network-dialog network-editor"
      aria-labelledby="network-editor-title"
      data-testid="network-editor"
    ></dialog>`,
    ({ data, draft }, /** @type {Local} */ local) =>
      html`${head()}
        <div class="network-editor-body">
          <div class="network-editor-layers">
            <p class="note">From the image, 28×28 pixels, at the top to the ten outputs at the bottom.</p>
            ${listTemplate(draft, local)} ${addButtons()}
          </div>
          <div class="network-editor-view">
            ${networkPicture(
              draft?.shapes?.layers.filter(({ outputShape }) => outputShape),
              { digit: data.train?.samples[0], captions: true, label: 'Drawing of the network' },
            )}
            ${stateLine(draft)} ${textForm(draft?.text ?? '')}
          </div>
        </div>`,
    /** @type {Local} */ ({ edited: [], invalid: '', drag: null }),
  );

  return {
    ...dialog,
    open() {
      dialog.open();
      return begin();
    },
  };
}
