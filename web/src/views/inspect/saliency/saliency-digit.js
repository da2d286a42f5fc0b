import { html } from 'lit-html';
import { boundTo } from '../../controls/bound-to.js';
import { formatCount } from '../../controls/format.js';
import { radioRow } from '../../controls/radio-row.js';
import { digitTemplate } from '../../images/digit.js';

/**
 * The choice of the digit whose saliency is shown: one of the test set, or the one on the draw pad.
 *
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {{ pixels: Uint8Array, label: string }} LabelledImage
 *
 * @typedef {object} DigitChoice
 * @property {string} source `test` or `drawn`
 * @property {number} row of the test set, from 0
 */

const sources = [
  { value: 'test', label: 'Test image' },
  { value: 'drawn', label: 'My drawing' },
];

/**
 * Fetches images of the test set, one at a time.
 * @param {Actions} actions
 * @param {() => void} fetched called when the image that was asked for last has come
 */
export function createTestImage(actions, fetched) {
  /** @type {{ test: State['data']['test'], row: number } | null} */
  let asked = null;
  /** @type {LabelledImage | null} */
  let image = null;

  /** @param {State['data']} data @param {number} row */
  async function fetchImage({ test, classNames }, row) {
    const asking = { test, row };
    asked = asking;
    image = null;
    const [pixels, labels] = await Promise.all([
      actions.data.imagesOf('test', Uint32Array.of(row)),
      actions.data.labelsOf('test'),
    ]);
    if (asked !== asking || pixels.length === 0) return;
    image = { pixels, label: classNames[labels[row]] };
    fetched();
  }

  return {
    /** Returns the image, or null until it has come. @param {State} state @param {number} row */
    of({ data }, row) {
      if (!data.test) return null;
      if (asked?.test !== data.test || asked.row !== row) void fetchImage(data, row);
      return image;
    },
  };
}

/**
 * Returns the chosen row, or the last one if the set is smaller.
 * @param {State} state
 * @param {DigitChoice} choice
 */
export const rowOf = ({ data: { test } }, { row }) => Math.min(row, Math.max(0, (test?.size ?? 1) - 1));

/** @param {string} source @param {number} row @param {number} size @param {LabelledImage | null} image */
function formatDigit(source, row, size, image) {
  if (source === 'drawn')
    return image ? 'The digit on the draw pad.' : 'Nothing is drawn yet. Draw a digit in the Draw tab, then come back.';
  if (size === 0) return 'There is no test set. Choose one under Data.';
  return `Image ${formatCount(row + 1)} of ${formatCount(size)}${image ? `, labelled ${image.label}` : ''}.`;
}

/**
 * @param {State} state
 * @param {DigitChoice} choice
 * @param {LabelledImage | null} image
 * @param {(change: Partial<DigitChoice>) => void} choose
 */
export function saliencyDigit(state, choice, image, choose) {
  const { source } = choice;
  const row = rowOf(state, choice);
  const size = state.data.test?.size ?? 0;
  const typed = (/** @type {{ target: HTMLInputElement }} */ { target }) =>
    choose({ row: Math.max(0, Math.round(Number(target.value) || 1) - 1) });
  const sourceRow = {
    name: 'saliency-source',
    label: 'Digit',
    testid: 'saliency-source',
    choose: (/** @type {string} */ value) => choose({ source: value }),
  };
  return html`<div class="saliency-digit">
    <div class="saliency-small">${digitTemplate({ pixels: image?.pixels ?? null, label: 'The chosen digit' })}</div>
    <div>
      ${radioRow(sourceRow, sources, source)}
      <div class="saliency-number" ?hidden=${source !== 'test'}>
        <input
          class="input"
          type="number"
          min="1"
          max=${Math.max(1, size)}
          step="1"
          data-testid="saliency-number"
          aria-label="Number of the test image"
          .value=${boundTo(String(row + 1))}
          @change=${typed}
        />
        <button
          type="button"
          class="button button-small"
          data-testid="saliency-next"
          ?disabled=${row + 1 >= size}
          @click=${() => choose({ row: row + 1 })}
        >
          Next
        </button>
      </div>
      <p class="note" data-testid="saliency-digit-words">${formatDigit(source, row, size, image)}</p>
    </div>
  </div>`;
}
