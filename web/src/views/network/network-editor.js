import { html, noChange } from 'lit-html';
import { isBroken } from '../../state/network/network-draft.js';
import { boundTo } from '../controls/bound-to.js';
import { elementOf } from '../controls/element-of.js';
import { formatCount } from '../controls/format.js';
import { createView } from '../page/renderer.js';
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
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('../../worker/protocol.js').LayerSummary} LayerSummary
 * @typedef {import('./layer-blocks.js').Block} Block
 * @typedef {import('./layer-blocks.js').BlockKind} BlockKind
 *
 * @typedef {object} Local
 * @property {Block[]} blocks what is being edited; the draft's text follows it, or it follows the draft's text
 * @property {string} invalid the id of the field whose text is no number
 * @property {import('./layer-list.js').Drag | null} drag
 */

const addable = /** @type {BlockKind[]} */ (['dense', 'conv', 'maxpool', 'dropout', 'flatten', 'activation']);

/** Returns what has to be corrected, and at which layer. @param {Draft} draft */
function problemOf({ survey, unreadable }) {
  if (unreadable) return { place: Number(/^layer (\d+)/.exec(unreadable)?.[1] ?? 0), message: unreadable };
  return survey?.problem ?? null;
}

/** @param {Draft | null} draft */
function formatState(draft) {
  if (isBroken(draft)) return 'Not possible yet: the network you had before stays in use.';
  const { parameters, multiplyAdds } = draft?.survey ?? { parameters: 0, multiplyAdds: 0 };
  return `In use: ${formatCount(parameters)} parameters, ${formatCount(multiplyAdds)} multiply-adds per image.`;
}

/** Returns the layers that can be drawn: those whose output is known. @param {Draft | null} draft */
const drawnLayers = (draft) => draft?.survey?.layers.filter(({ outputShape }) => outputShape);

/** @param {string} label @param {string} testid @param {boolean} disabled @param {() => void} act */
const smallButton = (label, testid, disabled, act) =>
  html`<button type="button" class="button button-small" data-testid=${testid} ?disabled=${disabled} @click=${act}>
    ${label}
  </button>`;

/** Creates the editor of the network's layers. A network is used as soon as it is valid. @param {Actions} actions */
export function createNetworkEditor(actions) {
  const { change, begin, discard } = actions.network.draft;
  const history = new UndoHistory();
  /** @type {HTMLDialogElement} */
  const root = elementOf(
    html`<dialog
      class="network-dialog network-editor"
      aria-labelledby="network-editor-title"
      data-testid="network-editor"
    ></dialog>`,
  );
  root.addEventListener('close', () => (isShown = false));
  let isShown = false;
  /** @type {Draft | null} */
  let draft = null;
  /** The last draft that the core has checked. @type {Draft | null} */
  let checked = null;
  /** @type {LayerSummary[] | undefined} */
  let drawn;

  const currentText = () => draft?.text ?? '';
  const cards = () => Array.from(root.querySelectorAll('.layer-card'));

  /** Moves the focus into a card. @param {number} index @param {string} selector */
  function focusCard(index, selector) {
    view.refresh();
    const card = cards()[index];
    card?.scrollIntoView({ block: 'nearest' });
    /** @type {HTMLElement | null | undefined} */ (card?.querySelector(selector))?.focus();
  }

  /** Replaces the layers. @param {Block[]} blocks @param {string} thing names the field that is typed in, '' for all else */
  function write(blocks, thing) {
    view.change({ blocks });
    rewrite(textOf(blocks), thing);
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
    const { blocks, index } = withNewBlock(view.local().blocks, kind);
    write(blocks, '');
    focusCard(index, '.layer-kind');
  }

  /** @type {import('./layer-card.js').CardActions} */
  const cardActions = {
    change: (index, changes, thing) => write(changedBlock(view.local().blocks, index, changes), thing),
    changeKind: (index, kind) => write(withKind(view.local().blocks, index, kind), ''),
    move(from, to) {
      const { blocks } = view.local();
      const moved = movedBlock(blocks, from, to);
      if (moved === blocks) return;
      write(moved, '');
      focusCard(to, '.layer-handle');
    },
    remove(index) {
      const blocks = withoutBlock(view.local().blocks, index);
      write(blocks, '');
      focusCard(Math.min(index, blocks.length - 1), '.layer-handle');
    },
    refuse: (invalid) => view.change({ invalid }),
    startDrag(index, event) {
      const handle = /** @type {HTMLElement} */ (event.currentTarget);
      handle.setPointerCapture(event.pointerId);
      dragStart = event.clientY;
      view.change({ drag: { from: index, to: index, offset: 0 } });
    },
    drag({ clientY }) {
      const { drag } = view.local();
      if (!drag) return;
      const to = insertionAt(drag.from, clientY, cards());
      view.change({ drag: { ...drag, to, offset: clientY - dragStart } });
    },
    endDrag() {
      const { drag } = view.local();
      view.change({ drag: null });
      if (drag && drag.to !== drag.from) cardActions.move(drag.from, drag.to);
    },
  };
  let dragStart = 0;

  /** Follows the draft, once the core has checked it. @param {Draft | null} next @param {Local} local */
  function follow(next, local) {
    if (next === draft) return;
    draft = next;
    if (!draft || draft.judged !== draft.text) return;
    checked = draft;
    drawn = drawnLayers(draft) ?? drawn;
    if (draft.survey && textOf(local.blocks) !== draft.text) local.blocks = blocksOf(draft.survey.layers);
  }

  /** @param {Local} local */
  function listTemplate({ blocks, invalid, drag }) {
    // Blocks that the core has not checked yet have no shapes.
    const isCurrent = checked !== null && (checked.survey === null || textOf(blocks) === checked.text);
    const known = isCurrent ? checked : null;
    const activations = checked?.survey?.activations ?? lastActivations;
    lastActivations = activations;
    return layerList(
      { blocks, survey: known?.survey ?? null, problem: known && problemOf(known), activations, invalid, drag },
      cardActions,
    );
  }
  /** @type {string[]} */
  let lastActivations = [];

  const head = () =>
    html`<div class="network-dialog-head">
      <h2 id="network-editor-title" class="network-dialog-title">Build a network</h2>
      ${smallButton('Undo', 'undo', !history.canUndo, () => goTo(history.undo(currentText())))}
      ${smallButton('Redo', 'redo', !history.canRedo, () => goTo(history.redo(currentText())))}
      <button type="button" class="button-quiet large-view-close" aria-label="Close" @click=${() => root.close()}>
        ×
      </button>
    </div>`;

  const addButtons = () =>
    html`<div class="layer-add" role="group" aria-label="Add a layer">
      ${addable.map((kind) =>
        smallButton(`+ ${kind === 'maxpool' ? 'Pooling' : blockKinds[kind].label}`, `add-${kind}`, false, () =>
          add(kind),
        ),
      )}
    </div>`;

  const stateLine = () =>
    html`<div class="draft-line">
      <p class="draft-state" role="status" data-testid="draft-state">${formatState(checked)}</p>
      ${isBroken(checked) ? smallButton('Discard changes', 'discard-draft', false, discard) : ''}
    </div>`;

  const textForm = () =>
    html`<details class="more">
      <summary>As text</summary>
      <textarea
        class="input"
        rows="3"
        spellcheck="false"
        aria-label="The layers as text"
        data-testid="draft-text"
        .value=${boundTo(currentText())}
        @input=${(/** @type {any} */ { target }) => rewrite(target.value, 'text')}
      ></textarea>
    </details>`;

  const view = createView(
    root,
    (state, /** @type {Local} */ local) => {
      if (!isShown) return noChange;
      follow(state.draft, local);
      return html`${head()}
        <div class="network-editor-body">
          <div class="network-editor-layers">
            <p class="note">From the image, 28×28 pixels, at the top to the ten outputs at the bottom.</p>
            ${listTemplate(local)} ${addButtons()}
          </div>
          <div class="network-editor-view">
            ${networkPicture(drawn, {
              digit: state.data.train?.samples[0],
              captions: true,
              label: 'Drawing of the network',
            })}
            ${stateLine()} ${textForm()}
          </div>
        </div>`;
    },
    { blocks: [], invalid: '', drag: null },
  );

  return {
    ...view,
    async open() {
      isShown = true;
      view.refresh();
      root.showModal();
      await begin();
    },
  };
}
