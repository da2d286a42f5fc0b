import './augmentation.css';
import { html } from 'lit-html';
import { augmentationKeys } from '../../config/data-controls.js';
import { frameSide } from '../images/digit-canvas.js';
import { digitTemplate } from '../images/digit.js';
import { sliderField } from '../controls/slider-field.js';
import { termTemplate } from '../controls/term.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {{ original: Uint8Array, variants: Uint8Array[] }} Preview
 */

const variantCount = 12;
const area = frameSide * frameSide;
/** @type {Preview} */
const noPreview = { original: new Uint8Array(area), variants: Array(variantCount).fill(null) };

/** @param {Preview} preview */
const previewDigits = ({ original, variants }) =>
  html`<div class="augmentation-digits" data-testid="augmentation-preview">
    ${digitTemplate({ pixels: original, label: 'A digit of the training set, unaltered' })}
    ${variants.map((pixels, i) => digitTemplate({ pixels, label: `Augmented example ${i + 1}` }))}
  </div>`;

/**
 * Creates the template of the settings for augmentation, small random changes to every training image, with a preview.
 * @param {Actions} actions
 * @param {() => void} refresh renders it again
 */
export function createAugmentation(actions, refresh) {
  let preview = noPreview;
  let row = 0;
  let size = 0;
  let request = 0;
  let shownSettings = '';
  /** @type {unknown} */
  let shownSet;

  async function bringPreview() {
    if (size === 0) return;
    row %= size;
    const turn = ++request;
    const [original, changed] = await Promise.all([
      actions.data.imagesOf('train', Uint32Array.of(row)),
      actions.data.previewAugmentation(row, variantCount),
    ]).catch(() => []);
    // A newer request has overtaken this one, or the data is being replaced and another request will follow.
    if (turn !== request || !original?.length || !changed?.length) return;
    const variants = Array.from({ length: variantCount }, (_, i) => changed.subarray(i * area, (i + 1) * area));
    preview = { original, variants };
    refresh();
  }

  /** Requests the preview again if what it shows has changed. @param {State} state */
  function follow({ settings, data: { train } }) {
    const key = [...augmentationKeys.map((name) => settings[name]), settings.seed].join();
    if (key === shownSettings && train === shownSet) return;
    shownSettings = key;
    shownSet = train;
    size = train?.size ?? 0;
    void bringPreview();
  }

  function showAnother() {
    row += 1;
    void bringPreview();
  }

  const switchOff = () => augmentationKeys.forEach((key) => actions.settings.set(key, 0));

  return (/** @type {State} */ state) => {
    follow(state);
    const { settings } = state;
    return html`<p class="note">
        Each training image is altered slightly at random every epoch. ${termTemplate('augmentation', 'Why?')}
      </p>
      ${augmentationKeys.map((key) => sliderField(key, settings[key], { set: actions.settings.set }))}
      <div class="augmentation-preview">
        ${previewDigits(preview)}
        <button
          type="button"
          class="button button-small"
          data-testid="another-digit"
          ?disabled=${size === 0}
          @click=${showAnother}
        >
          Another digit
        </button>
        <button
          type="button"
          class="button button-small"
          data-testid="augmentation-off"
          ?disabled=${augmentationKeys.every((key) => settings[key] === 0)}
          @click=${switchOff}
        >
          All off
        </button>
      </div>`;
  };
}
