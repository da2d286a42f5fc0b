import { element } from '../../controls/element.js';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 */

/**
 * Chooses an image of the test set: initially the first one, then a random one or the next one.
 * @param {Actions} actions
 * @param {(pixels: Uint8Array, row: number, label: number) => void} show
 */
export function createPickedImage(actions, show) {
  const random = element(
    'button',
    {
      type: 'button',
      class: 'button button-small',
      disabled: true,
      'data-testid': 'pick-random',
      onclick: () => pick(Math.floor(Math.random() * size())),
    },
    'Random test image',
  );
  const next = element(
    'button',
    {
      type: 'button',
      class: 'button button-small',
      disabled: true,
      'data-testid': 'pick-next',
      onclick: () => pick((row + 1) % size()),
    },
    'Next',
  );
  /** @type {State['data']['test']} */
  let set = null;
  let row = -1;
  let asked = 0;
  const size = () => set?.size ?? 0;

  /** @param {number} wanted */
  async function pick(wanted) {
    row = wanted;
    const asking = ++asked;
    const [pixels, labels] = await Promise.all([
      actions.data.imagesOf('test', Uint32Array.of(wanted)),
      actions.data.labelsOf('test'),
    ]);
    if (asking === asked && pixels.length > 0) show(pixels, wanted, labels[wanted]);
  }

  return {
    buttons: [random, next],
    /** Discards an image that is still being fetched. */
    forget: () => void (asked += 1),
    /** @param {State} state @param {boolean} wanted whether to show the first image when the set changes */
    update({ data }, wanted) {
      if (data.test === set) return;
      set = data.test;
      if (set && wanted) void pick(0);
      for (const button of [random, next]) button.disabled = size() === 0;
    },
  };
}
