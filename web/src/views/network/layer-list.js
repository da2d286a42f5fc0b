import { html } from 'lit-html';
import { blockAt, placesOf } from './layer-blocks.js';
import { layerCard } from './layer-card.js';

/**
 * @typedef {import('./layer-blocks.js').Block} Block
 * @typedef {import('./layer-card.js').CardActions} CardActions
 * @typedef {import('../../worker/protocol.js').NetworkShapes} NetworkShapes
 * @typedef {{ place: number, message: string }} Problem
 * @typedef {{ from: number, to: number, offset: number }} Drag the card that is dragged, where it would be inserted,
 *   and by how many pixels it has moved
 *
 * @typedef {object} LayerList
 * @property {Block[]} blocks
 * @property {NetworkShapes | null} shapes of these very blocks
 * @property {Problem | null} problem
 * @property {string[]} activations
 * @property {string} invalid the id of the field whose text is no number
 * @property {Drag | null} drag
 */

/** @param {Block | undefined} block */
const layersIn = (block) => (block ? 1 + Number(block.kind !== 'activation' && block.activation !== '') : 0);

/** Returns on which side of a card the dragged one would be inserted. @param {number} index @param {Drag} drag */
function dropAt(index, { from, to }) {
  if (index !== to || index === from) return null;
  return to < from ? 'above' : 'below';
}

/**
 * Returns the list of layers as cards that can be changed, moved and removed.
 * @param {LayerList} list
 * @param {CardActions} actions
 */
export function layerList({ blocks, shapes, problem, activations, invalid, drag }, actions) {
  const places = placesOf(blocks);
  const layerCount = (places.at(-1) ?? 0) + layersIn(blocks.at(-1)) - 1;
  const layers = shapes?.layers.length === layerCount ? shapes.layers : [];
  const broken = problem ? Math.max(0, blockAt(blocks, problem.place)) : -1;
  return html`<ol class="layer-list" data-testid="layer-list">
    ${blocks.map((block, index) =>
      layerCard(
        {
          index,
          count: blocks.length,
          block,
          first: places[index],
          layers: layers.slice(places[index] - 1, places[index] - 1 + layersIn(block)),
          problem: problem && index === broken ? problem.message : null,
          activations,
          invalid,
          dragged: drag?.from === index ? drag.offset : null,
          drop: drag && dropAt(index, drag),
        },
        actions,
      ),
    )}
  </ol>`;
}

/**
 * Returns where a dragged card would be inserted.
 * @param {number} from
 * @param {number} y of the pointer
 * @param {Element[]} cards
 */
export function insertionAt(from, y, cards) {
  const isAbove = (/** @type {Element} */ card) => {
    const { top, height } = card.getBoundingClientRect();
    return top + height / 2 < y;
  };
  return cards.filter((card, i) => i !== from && isAbove(card)).length;
}
