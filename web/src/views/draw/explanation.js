import { html } from 'lit-html';
import { latestOnly } from '../../state/latest-only.js';
import { formatCount } from '../controls/format.js';
import { digitTemplate } from '../images/digit.js';

/**
 * Explains an answer: the training image nearest to the drawing, and the ink that raises the scores of the answer and of
 * the runner-up.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {{ pixels: Uint8Array | null, text: string }} Picture
 * @typedef {{ nearest: Picture, answer: Picture, runnerUp: Picture }} Explanation
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
export function supportingInk(gradient, frame) {
  const raised = Array.from(frame, (ink, i) => Math.max(0, gradient[i] * ink));
  const most = Math.max(...raised) || 1;
  return Uint8Array.from(raised, (value) => (255 * value) / most);
}

/**
 * Explains the prediction whenever it changes, one at a time.
 * @param {Actions} actions
 * @param {(explanation: Explanation) => void} show
 */
export function createExplanation(actions, show) {
  /** The images that are searched, of one training set. @type {{ of: unknown, images: Uint8Array, labels: Uint8Array } | null} */
  let searched = null;
  /** @type {unknown[]} */
  let explained = [];

  /** @param {State} state */
  async function searchedFrom({ data }) {
    const { train } = data;
    if (searched?.of === train || !train) return searched;
    const rows = Uint32Array.from({ length: Math.min(train.size, mostSearched) }, (_, row) => row);
    const [images, labels] = await Promise.all([actions.data.imagesOf('train', rows), actions.data.labelsOf('train')]);
    // There are none while the worker is being replaced.
    searched = images.length > 0 ? { of: train, images, labels } : null;
    return searched;
  }

  /** @param {Awaited<ReturnType<typeof searchedFrom>>} set @param {Uint8Array} frame @param {string[]} names @returns {Picture} */
  function nearestIn(set, frame, names) {
    const row = set ? nearestRow(set.images, frame) : -1;
    if (!set || row < 0) return { pixels: null, text: 'There is no training set.' };
    return {
      pixels: set.images.subarray(row * area, (row + 1) * area),
      text: `Nearest of ${formatCount(set.images.length / area)} training images: ${names[set.labels[row]]}`,
    };
  }

  const explain = latestOnly(async (/** @type {State} */ state) => {
    const { prediction, data } = state;
    if (!prediction?.outputs || prediction.digit === null) return;
    const { frame, outputs, digit } = prediction;
    const [, second] = outputs.map((_, k) => k).sort((a, b) => outputs[b] - outputs[a]);
    /** @param {number} k @returns {Promise<Picture>} */
    async function inkFor(k) {
      const report = await actions.inspect.saliency(frame, k, false);
      return {
        pixels: report && supportingInk(report.gradient, frame),
        text: `Raises the score of ${data.classNames[k]}`,
      };
    }
    const [set, answer, runnerUp] = await Promise.all([searchedFrom(state), inkFor(digit), inkFor(second)]);
    show({ nearest: nearestIn(set, frame, data.classNames), answer, runnerUp });
  });

  return {
    /** @param {State} state */
    update(state) {
      const subject = [state.prediction, state.data.classNames, state.data.train];
      if (subject.every((value, k) => value === explained[k])) return;
      explained = subject;
      void explain(state);
    },
  };
}

/** @param {string} label @param {Picture} [picture] */
const figure = (label, picture) =>
  html`<figure>
    <div class="frame-place">${digitTemplate({ pixels: picture?.pixels ?? null, label })}</div>
    <figcaption class="note">${picture?.text}</figcaption>
  </figure>`;

/**
 * Returns the template of an explanation, which is folded away at first.
 * @param {Explanation | null} explanation
 * @param {{ hidden: boolean, unfold: (open: boolean) => void, inspect: () => void }} options
 */
export const explanationTemplate = (explanation, { hidden, unfold, inspect }) =>
  html`<details
    class="draw-why"
    data-testid="explanation"
    ?hidden=${hidden}
    @toggle=${(/** @type {any} */ { target }) => unfold(target.open)}
  >
    <summary>Why this answer?</summary>
    <div class="draw-why-pictures">
      ${figure('The training image nearest to the drawing', explanation?.nearest)}
      ${figure('Ink that raises the score of the answer', explanation?.answer)}
      ${figure('Ink that raises the score of the runner-up', explanation?.runnerUp)}
    </div>
    <button type="button" class="button-quiet" @click=${inspect}>More in Inspect</button>
  </details>`;
