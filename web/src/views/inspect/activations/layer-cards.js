import { element, setText } from '../../controls/element.js';
import { formatCount } from '../../controls/format.js';
import { formatSigned } from '../../figures/signed-scale.js';
import { sizeOf } from './stages.js';
import { createValuePicture } from './value-picture.js';
import './activations.css';

/** @typedef {import('./stages.js').Stage} Stage */

/** @param {number} index @param {(index: number, place: number) => void} [choose] */
function createLayerCard(index, choose) {
  const title = element('p', { class: 'layer-title' });
  const note = element('p', { class: 'note' });
  const scale = element('p', { class: 'layer-scale' });
  const picture = createValuePicture(choose && ((place) => choose(index, place)));
  const root = element(
    'div',
    { class: 'layer-response', 'data-testid': `response-${index}` },
    title,
    note,
    picture.root,
    scale,
  );
  return {
    root,
    mark: picture.mark,
    /** @param {Stage} stage */
    update({ title: words, note: about, shape, values, range }) {
      const { height, width, channels } = shape;
      setText(title, words);
      const counted =
        height * width === 1
          ? `${formatCount(channels)} ${channels === 1 ? 'unit' : 'units'}`
          : `${channels} maps of ${height}×${width}`;
      setText(note, `${counted}, ${about}`);
      const limit = picture.show(values, { shape, range, label: `${words}: ${counted}, ${about}` });
      setText(
        scale,
        range === 'signed'
          ? `purple ${formatSigned(-limit)}, green ${formatSigned(limit)}`
          : `paper 0, ink ${formatSigned(limit).replace('+', '')}`,
      );
    },
  };
}

/**
 * Creates a card with a picture for every layer's response to an image.
 * @param {(stage: number, place: number) => void} [choose] called with the unit that is pressed
 */
export function createLayerCards(choose) {
  const root = element('div', { class: 'layer-responses' });
  /** @type {ReturnType<typeof createLayerCard>[]} */
  let cards = [];
  return {
    root,
    /** @param {Stage[]} stages @param {{ layer: number, place: number } | null} [chosen] */
    update(stages, chosen = null) {
      if (cards.length !== stages.length) {
        cards = stages.map((_, i) => createLayerCard(i, choose));
        root.replaceChildren(...cards.map((card) => card.root));
      }
      stages.forEach((stage, i) => {
        cards[i].update(stage);
        cards[i].mark(chosen?.layer === stage.layer && chosen.place < sizeOf(stage.shape) ? chosen.place : null);
      });
    },
  };
}
