import { augmentationKeys } from '../../config/data-controls.js';
import { createDigitCanvas, frameSide } from '../images/digit-canvas.js';
import { element } from '../controls/element.js';
import { createSliderField } from '../controls/slider-field.js';
import { term } from '../controls/term.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

const variantCount = 12;
const area = frameSide * frameSide;

/** Creates a preview of a digit and of variants that augmentation makes of it. @param {Actions} actions */
function createPreview(actions) {
  const original = createDigitCanvas({
    'aria-label': 'A digit of the training set, as it is',
    'data-testid': 'augmentation-original',
  });
  const variants = Array.from({ length: variantCount }, (_, i) =>
    createDigitCanvas({ 'aria-label': `As it may be trained on, ${i + 1}` }),
  );
  const another = element(
    'button',
    { type: 'button', class: 'button button-small', 'data-testid': 'another-digit', onclick: () => go() },
    'Another digit',
  );
  const root = element(
    'div',
    { class: 'augmentation-preview' },
    element(
      'div',
      { class: 'augmentation-digits', 'data-testid': 'augmentation-preview' },
      original.canvas,
      ...variants.map(({ canvas }) => canvas),
    ),
    another,
  );
  let row = 0;
  let size = 0;
  let asked = 0;

  async function draw() {
    const turn = ++asked;
    const [plain, changed] = await Promise.all([
      actions.data.imagesOf('train', Uint32Array.of(row)),
      actions.data.previewAugmentation(row, variantCount),
    ]).catch(() => []);
    // A newer request has overtaken this one, or the data is being replaced and another request will follow.
    if (turn !== asked || !plain?.length || !changed?.length) return;
    original.show(plain);
    variants.forEach(({ show }, i) => show(changed.subarray(i * area, (i + 1) * area)));
  }

  function go() {
    if (size === 0) return;
    row = (row + 1) % size;
    void draw();
  }

  return {
    root,
    /** @param {number} count number of training images */
    update(count) {
      size = count;
      another.disabled = size === 0;
      row = Math.min(row, Math.max(0, size - 1));
      if (size > 0) void draw();
    },
  };
}

/**
 * Creates the settings for augmentation, small random changes to every training image, with a preview.
 * @param {Actions} actions
 * @returns {import('../controls/setting-group.js').GroupContent}
 */
export function createAugmentation(actions) {
  const fields = augmentationKeys.map((key) => ({ key, view: createSliderField(key, { set: actions.settings.set }) }));
  const preview = createPreview(actions);
  const off = element(
    'button',
    {
      type: 'button',
      class: 'button button-small',
      'data-testid': 'augmentation-off',
      onclick: () => augmentationKeys.forEach((key) => actions.settings.set(key, 0)),
    },
    'All off',
  );
  const words = element(
    'p',
    { class: 'note' },
    'Each training image is altered slightly at random every epoch. ',
    term('augmentation', 'Why?'),
  );
  preview.root.append(off);
  let drawnFor = '';
  /** @type {unknown} */
  let drawnOf;

  /** Draws the preview again if what it shows has changed. @param {State} state */
  function showPreview({ settings, data }) {
    const key = [...augmentationKeys.map((name) => settings[name]), settings.seed].join();
    if (key === drawnFor && data.train === drawnOf) return;
    drawnFor = key;
    drawnOf = data.train;
    preview.update(data.train?.size ?? 0);
  }

  return {
    nodes: [words, ...fields.map(({ view }) => view.root), preview.root],
    update(state) {
      const { settings } = state;
      fields.forEach(({ key, view }) => view.update(settings[key]));
      off.disabled = augmentationKeys.every((key) => settings[key] === 0);
      showPreview(state);
    },
  };
}
