import { html } from 'lit-html';

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
  /** @type {State['data']['test']} */
  let set = null;
  let row = -1;
  let asked = 0;

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

  /** @param {string} testid @param {string} label @param {number} size @param {() => number} next */
  const button = (testid, label, size, next) =>
    html`<button
      type="button"
      class="button button-small"
      data-testid=${testid}
      ?disabled=${size === 0}
      @click=${() => pick(next())}
    >
      ${label}
    </button>`;

  return {
    /** Returns the template of the buttons. @param {State} state */
    buttons({ data }) {
      const size = data.test?.size ?? 0;
      return html`${button('pick-random', 'Random test image', size, () => Math.floor(Math.random() * size))}
      ${button('pick-next', 'Next', size, () => (row + 1) % size)}`;
    },
    /** Discards an image that is still being fetched. */
    forget: () => void (asked += 1),
    /** @param {State} state @param {boolean} wanted whether to show the first image when the set changes */
    update({ data }, wanted) {
      if (data.test === set) return;
      set = data.test;
      if (set && wanted) void pick(0);
    },
  };
}
