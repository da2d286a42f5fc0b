import { element } from '../controls/element.js';
import { blockAt, changedBlock, movedBlock, placesOf, textOf, withKind, withoutBlock } from './layer-blocks.js';
import { createLayerCard } from './layer-card.js';

/**
 * @typedef {import('./layer-blocks.js').Block} Block
 * @typedef {import('../../worker/protocol.js').NetworkShapes} NetworkShapes
 * @typedef {{ place: number, message: string }} Trouble
 */

/**
 * Creates the list of layers as cards that can be changed, moved and removed.
 * @param {(blocks: Block[], thing: string) => void} changed `thing` names what is being typed in, '' for all else
 */
export function createLayerList(changed) {
  const root = element('ol', { class: 'layer-list', 'data-testid': 'layer-list' });
  /** @type {Block[]} */
  let blocks = [];
  /** @type {ReturnType<typeof createLayerCard>[]} */
  let cards = [];
  let built = '';
  /** @type {string[]} */
  let activations = [];

  const actions = {
    /** @param {number} index @param {Partial<Block>} change @param {string} thing */
    change: (index, change, thing) => changed(changedBlock(blocks, index, change), thing),
    /** @param {number} index @param {import('./layer-blocks.js').BlockKind} kind */
    changeKind: (index, kind) => changed(withKind(blocks, index, kind), ''),
    /** @param {number} from @param {number} to */
    move(from, to) {
      const moved = movedBlock(blocks, from, to);
      if (moved === blocks) return;
      changed(moved, '');
      focusOn(`${to}-handle`);
    },
    /** @param {number} index */
    remove(index) {
      changed(withoutBlock(blocks, index), '');
      focusOn(`${Math.min(index, blocks.length - 1)}-handle`);
    },
    drag,
  };

  /** @param {string} name */
  function focusOn(name) {
    /** @type {HTMLElement | null} */ (root.querySelector(`[data-focus="${name}"]`))?.focus();
  }

  /** Moves the card with the pointer until it is released. @param {number} from @param {PointerEvent} event */
  function drag(from, event) {
    const { root: card } = cards[from];
    const handle = /** @type {HTMLElement} */ (event.currentTarget);
    const beginning = event.clientY;
    let to = from;
    handle.setPointerCapture(event.pointerId);
    card.toggleAttribute('data-dragged', true);
    const follow = (/** @type {PointerEvent} */ { clientY }) => {
      card.style.translate = `0 ${clientY - beginning}px`;
      to = cards.filter(({ root: other }, i) => i !== from && middleOf(other) < clientY).length;
      cards.forEach(({ root: other }, i) => setMark(other, i, from, to));
    };
    const end = () => {
      handle.removeEventListener('pointermove', follow);
      card.style.translate = '';
      card.removeAttribute('data-dragged');
      cards.forEach(({ root: other }) => other.removeAttribute('data-drop'));
      if (to !== from) actions.move(from, to);
    };
    handle.addEventListener('pointermove', follow);
    handle.addEventListener('lostpointercapture', end, { once: true });
  }

  /** Rebuilds the cards only if layers are added, removed or change their kind, so that what is being typed stays. */
  function build() {
    const signature = [...blocks.map(({ kind }) => kind), ...activations].join();
    if (signature === built) return;
    built = signature;
    const focused = /** @type {HTMLElement | null} */ (
      root.contains(document.activeElement) ? document.activeElement : null
    )?.dataset.focus;
    cards = blocks.map((block, index) => createLayerCard(index, block, blocks.length, actions, activations));
    root.replaceChildren(...cards.map((card) => card.root));
    if (focused) focusOn(focused);
  }

  return {
    root,
    blocks: () => blocks,
    /** @param {number} index */
    reveal(index) {
      cards[index]?.root.scrollIntoView({ block: 'nearest' });
      focusOn(`${index}-kind`);
    },
    /** @param {Block[]} shown @param {NetworkShapes | null} survey of these very blocks @param {Trouble | null} trouble */
    update(shown, survey, trouble) {
      blocks = shown;
      if (survey) ({ activations } = survey);
      build();
      const places = placesOf(blocks);
      const broken = trouble ? Math.max(0, blockAt(blocks, trouble.place)) : -1;
      const known =
        survey && survey.layers.length === (places.at(-1) ?? 0) + layersIn(blocks.at(-1)) - 1 ? survey.layers : [];
      cards.forEach((card, i) => {
        const own = known.slice(places[i] - 1, places[i] - 1 + layersIn(blocks[i]));
        card.update(blocks[i], places[i], own, i === broken && trouble ? trouble.message : null);
      });
    },
    text: () => textOf(blocks),
  };
}

/** @param {Block | undefined} block */
const layersIn = (block) => (block ? 1 + Number(block.kind !== 'activation' && block.activation !== '') : 0);

/** @param {Element} card */
function middleOf(card) {
  const { top, height } = card.getBoundingClientRect();
  return top + height / 2;
}

/**
 * Marks where the dragged card would be inserted.
 * @param {Element} card
 * @param {number} index
 * @param {number} from
 * @param {number} to
 */
function setMark(card, index, from, to) {
  if (index === to && index !== from) card.setAttribute('data-drop', to < from ? 'above' : 'below');
  else card.removeAttribute('data-drop');
}
