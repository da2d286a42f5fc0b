import { latestOnly } from '../../state/latest-only.js';
import { element, setText } from '../controls/element.js';
import { formatCount } from '../controls/format.js';
import { createDigitCanvas } from '../images/digit-canvas.js';

/**
 * Explains an answer: the training image nearest to the drawing, and the ink that speaks for the answer and for the
 * runner-up.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

const area = 784;
/** More images would take longer to copy from the worker than one waits for an explanation. */
const mostSearched = 5000;

/**
 * Returns the row of the image with the smallest Euclidean distance.
 * @param {Uint8Array} images 784 pixels each
 * @param {Uint8Array} frame
 */
export function nearestRow(images, frame) {
  let [nearest, least] = [-1, Infinity];
  for (let row = 0; row < images.length / area; ++row) {
    let sum = 0;
    for (let i = 0; i < area && sum < least; ++i) sum += (images[row * area + i] - frame[i]) ** 2;
    if (sum < least) [nearest, least] = [row, sum];
  }
  return nearest;
}

/**
 * Returns how much each pixel's ink raises a score: the gradient times the ink, from 0 to 255 for the largest.
 * @param {ArrayLike<number>} gradient
 * @param {Uint8Array} frame
 */
export function inkThatSpeaksFor(gradient, frame) {
  const raised = Array.from(frame, (ink, i) => Math.max(0, gradient[i] * ink));
  const most = Math.max(...raised) || 1;
  return Uint8Array.from(raised, (value) => (255 * value) / most);
}

/** @param {string} label */
function createPicture(label) {
  const digit = createDigitCanvas({ 'aria-label': label });
  const words = element('figcaption', { class: 'note' });
  const root = element('figure', {}, element('div', { class: 'frame-place' }, digit.canvas), words);
  return { root, show: digit.show, say: (/** @type {string} */ text) => setText(words, text) };
}

/** Creates a part of the panel that is folded away at first. @param {Actions} actions */
export function createExplanation(actions) {
  const nearest = createPicture('The training image nearest to the drawing');
  const answer = createPicture('Ink that speaks for the answer');
  const runnerUp = createPicture('Ink that speaks for the runner-up');
  const more = element(
    'button',
    { type: 'button', class: 'button-quiet', onclick: () => actions.settings.set('panel', 'inspect') },
    'More in Inspect',
  );
  const pictures = element('div', { class: 'draw-why-pictures' }, nearest.root, answer.root, runnerUp.root);
  const root = /** @type {HTMLDetailsElement} */ (
    element(
      'details',
      { class: 'draw-why', 'data-testid': 'explanation', ontoggle: () => shown && void explain(shown) },
      element('summary', {}, 'Why this answer?'),
      pictures,
      more,
    )
  );
  /** @type {State | undefined} */
  let shown;
  /** The images that are searched, of one training set. @type {{ of: unknown, images: Uint8Array, labels: Uint8Array } | null} */
  let searched = null;

  /** @param {State} state */
  async function searchedFrom({ data }) {
    const { train } = data;
    if (searched?.of === train || !train) return searched;
    const rows = Uint32Array.from({ length: Math.min(train.size, mostSearched) }, (_, row) => row);
    const [images, labels] = await Promise.all([actions.data.imagesOf('train', rows), actions.data.labelsOf('train')]);
    searched = { of: train, images, labels };
    return searched;
  }

  const explain = latestOnly(async (/** @type {State} */ state) => {
    const { prediction, data } = state;
    if (!root.open || !prediction?.outputs || prediction.digit === null) return;
    const { frame, outputs, digit } = prediction;
    const [, second] = outputs.map((_, k) => k).sort((a, b) => outputs[b] - outputs[a]);
    const [set, first, other] = await Promise.all([
      searchedFrom(state),
      actions.inspect.saliency(frame, digit, false),
      actions.inspect.saliency(frame, second, false),
    ]);
    const row = set ? nearestRow(set.images, frame) : -1;
    nearest.show(set && row >= 0 ? set.images.subarray(row * area, (row + 1) * area) : null);
    nearest.say(
      set && row >= 0
        ? `Nearest of ${formatCount(set.images.length / area)} training images: ${data.classNames[set.labels[row]]}`
        : 'There is no training set.',
    );
    answer.show(first && inkThatSpeaksFor(first.gradient, frame));
    answer.say(`Speaks for ${data.classNames[digit]}`);
    runnerUp.show(other && inkThatSpeaksFor(other.gradient, frame));
    runnerUp.say(`Speaks for ${data.classNames[second]}`);
  });

  return {
    root,
    /** @param {State} state */
    update(state) {
      shown = state;
      root.hidden = !state.prediction?.outputs;
      if (root.open) void explain(state);
    },
  };
}
