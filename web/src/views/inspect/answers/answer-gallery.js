import { fullClassName } from '../../data/class-names.js';
import { element, setText } from '../../controls/element.js';
import { formatCount, formatPercent } from '../../controls/format.js';
import { createImageGrid } from '../../images/image-grid.js';
import { createLargeView } from '../../images/large-view.js';
import { createOutputs } from '../../draw/outputs.js';
import { answeredDigits, classes, confidences } from './answers.js';
import { createLayerCards } from '../activations/layer-cards.js';
import { stagesOf } from '../activations/stages.js';

/**
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('./answers.js').Answers} Answers
 * @typedef {import('../../../worker/protocol.js').Measured} Measured
 *
 * @typedef {object} Answered images with the network's answers
 * @property {Measured} split
 * @property {Answers} answers
 * @property {Uint32Array} places indices into the answers, in display order
 * @property {string[]} classNames
 * @property {string} title
 */

const cellRem = 5;
const titles = { test: 'the test set', validation: 'the training set, held out for validation' };
const restingWords =
  'Under each image: its label → the network’s answer, and how sure it is. Press an image, or Enter, to see it large with all outputs.';

/** @param {number} output @param {Answers['kind']} kind */
export const formatConfidence = (output, kind) =>
  kind === 'probability' ? formatPercent(output) : output.toFixed(2).replace('-', '−');

/**
 * Creates a gallery of images with the network's answers. Pressing an image shows it enlarged.
 * @param {Actions} actions
 */
export function createAnswerGallery(actions) {
  const readout = element('p', { class: 'note browser-readout' }, restingWords);
  const nothing = element('p', { class: 'note browser-nothing', hidden: true });
  const outputs = createOutputs();
  const layers = createLayerCards();
  const grid = createImageGrid({ open: (cell) => openLarge(cell), point: showReadout }, cellRem);
  const large = createLargeView((cell) => grid.moveTo(cell), {
    root: element('div', { class: 'large-answer' }, outputs.root, layers.root),
    show: showOutputs,
  });
  const root = element(
    'div',
    { class: 'answer-gallery' },
    element('div', { class: 'browser-place' }, grid.root, nothing),
    readout,
    large.root,
  );
  /** @type {(Answered & { digits: Uint8Array, sure: Float32Array }) | null} */
  let shown = null;

  /** @param {number} cell */
  function answerAt(cell) {
    if (!shown) return null;
    const { answers, places, digits, sure, classNames } = shown;
    const place = places[cell];
    return {
      place,
      row: answers.rows[place],
      truth: fullClassName(classNames, answers.labels[place]),
      answer: fullClassName(classNames, digits[place]),
      confidence: formatConfidence(sure[place], answers.kind),
    };
  }

  /** @param {number | null} cell */
  function showReadout(cell) {
    const at = cell === null ? null : answerAt(cell);
    setText(
      readout,
      at
        ? `Row ${formatCount(at.row + 1)}: it is ${at.truth}, the network says ${at.answer} (${at.confidence}).`
        : restingWords,
    );
  }

  /** @param {number} cell @param {Uint8Array} pixels */
  async function showOutputs(cell, pixels) {
    if (!shown) return;
    const { answers, digits, places } = shown;
    const place = places[cell];
    const values = Array.from(answers.outputs.subarray(place * classes, (place + 1) * classes));
    outputs.update({ digit: digits[place], outputs: values, kind: answers.kind, frame: pixels }, answers.kind);
    const response = await actions.inspect.respondTo(pixels);
    if (response) layers.update(stagesOf(response));
  }

  /** @param {number} cell */
  function openLarge(cell) {
    if (!shown) return;
    const { split, places } = shown;
    large.open(
      {
        title: titles[split],
        count: places.length,
        describe(at) {
          const { row = 0, truth = '', answer = '', confidence = '' } = answerAt(at) ?? {};
          return { row, name: truth, words: `The network says ${answer} (${confidence})` };
        },
        image: (at) => actions.inspect.answeredImages(split, places.slice(at, at + 1)),
      },
      cell,
    );
  }

  return {
    root,
    /**
     * @param {Answered | null} answered
     * @param {string} words shown if there are no images
     * @param {boolean} [stays] whether the images are the same as before, with newer answers
     */
    show(answered, words, stays = false) {
      shown = answered && {
        ...answered,
        digits: answeredDigits(answered.answers),
        sure: confidences(answered.answers),
      };
      const count = answered?.places.length ?? 0;
      setText(nothing, words);
      nothing.hidden = count > 0;
      if (answered) outputs.rename(answered.classNames);
      grid.show(
        answered && {
          label: answered.title,
          count,
          images: (first, end) => actions.inspect.answeredImages(answered.split, answered.places.slice(first, end)),
          describe(cell) {
            const at = answerAt(cell);
            return at ? `Labelled ${at.truth}, answered ${at.answer}, ${at.confidence}` : '';
          },
          caption(cell) {
            const place = answered.places[cell];
            return `${answered.answers.labels[place]} → ${shown?.digits[place]}  ${formatConfidence(shown?.sure[place] ?? 0, answered.answers.kind)}`;
          },
        },
        stays,
      );
      showReadout(null);
    },
  };
}
