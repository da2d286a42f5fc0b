import { element } from '../element.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/**
 * An image of the test set: at first the first, then by chance or the one after it.
 * @param {Actions} actions
 * @param {(pixels: Uint8Array, row: number, label: number) => void} show
 */
export function createPickedImage(actions, show) {
  const random = element('button', { type: 'button', class: 'button button-small', 'data-testid': 'pick-random', onclick: () => pick(Math.floor(Math.random() * size)) }, 'Random test image');
  const next = element('button', { type: 'button', class: 'button button-small', 'data-testid': 'pick-next', onclick: () => pick((row + 1) % size) }, 'Next');
  let size = 0;
  let row = -1;

  /** @param {number} wanted */
  async function pick(wanted) {
    row = wanted;
    const [pixels, labels] = await Promise.all([actions.imagesOf('test', Uint32Array.of(wanted)), actions.labelsOf('test')]);
    if (row === wanted && pixels.length > 0) show(pixels, wanted, labels[wanted]);
  }

  return {
    buttons: [random, next],
    /** @param {State} state */
    update({ data }) {
      const first = size === 0 && data.test !== null && row === -1;
      size = data.test?.size ?? 0;
      if (first) pick(0);
      random.disabled = size === 0;
      next.disabled = size === 0;
    },
  };
}
