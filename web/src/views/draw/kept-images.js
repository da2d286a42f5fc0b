import { frameSide } from '../images/digit-canvas.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {{ row: number, label: number, pixels: Uint8Array }} KeptImage
 */

/** The strip shows the latest digits; the image browser has all of them. */
const mostShown = 60;
const area = frameSide * frameSide;

/**
 * Fetches the visitor's latest digits, newest first, whenever they change.
 * @param {Actions} actions
 * @param {(images: KeptImage[]) => void} show
 */
export function createKeptImages(actions, show) {
  /** @type {State['data']['mine'] | undefined} */
  let fetched;

  return {
    /** @param {State} state */
    async update({ data: { mine } }) {
      if (mine === fetched) return;
      fetched = mine;
      const { size, labels } = mine;
      const rows = Array.from({ length: Math.min(size, mostShown) }, (_, i) => size - 1 - i);
      const pixels = size > 0 ? await actions.data.imagesOf('mine', Uint32Array.from(rows)) : new Uint8Array(0);
      if (mine !== fetched || pixels.length !== rows.length * area) return;
      show(rows.map((row, i) => ({ row, label: labels[row], pixels: pixels.subarray(i * area, (i + 1) * area) })));
    },
  };
}
