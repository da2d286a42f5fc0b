import { html } from 'lit-html';
import { formatCount, formatPercent } from '../../controls/format.js';
import { fullClassName } from '../../data/class-names.js';
import { outputsFigure } from '../../draw/outputs.js';
import { createImageGrid } from '../../images/image-grid.js';
import { createLargeView } from '../../images/large-view.js';
import { ownedElement } from '../../page/owned-element.js';
import { layerCards } from '../activations/layer-cards.js';
import { stagesOf } from '../activations/stages.js';
import { answeredDigits, classes, confidences } from './answers.js';

/**
 * A gallery of images with the network's answers. Pressing an image shows it enlarged.
 *
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('./answers.js').Answers} Answers
 * @typedef {import('../../../worker/protocol.js').Measured} Measured
 * @typedef {ReturnType<typeof createGallery>} Gallery
 *
 * @typedef {object} Answered images with the network's answers
 * @property {unknown} key galleries with the same key show the same images, with older or newer answers
 * @property {Measured} split
 * @property {Answers} answers
 * @property {Uint32Array} places indices into the answers, in display order
 * @property {string[]} classNames
 * @property {string} title
 *
 * @typedef {object} GalleryState
 * @property {number | null} pointed the cell under the pointer or the keyboard cursor
 * @property {{ gallery: Gallery, cell: number } | null} opened the image shown large, and the gallery as it was then
 * @property {import('../activations/stages.js').Stage[]} stages of the response to the image shown large
 */

/** @type {GalleryState} */
export const closedGallery = { pointed: null, opened: null, stages: [] };

const cellRem = 5;
const titles = { test: 'the test set', validation: 'the training set, held out for validation' };
const hint =
  'Under each image: its label → the network’s answer, and its confidence. Select an image to see it large with all outputs.';

/** @param {number} output @param {Answers['kind']} kind */
const formatConfidence = (output, kind) =>
  kind === 'probability' ? formatPercent(output) : output.toFixed(2).replace('-', '−');

/**
 * Describes the images of a gallery for the grid and the large view.
 * @param {Answered} answered
 * @param {Actions} actions
 */
export function createGallery({ key, split, answers, places, classNames, title }, actions) {
  const { rows, labels, kind, outputs } = answers;
  const digits = answeredDigits(answers);
  const confidence = confidences(answers);
  const imagesAt = (/** @type {number} */ first, /** @type {number} */ end) =>
    actions.inspect.answeredImages(split, places.slice(first, end));

  /** @param {number} cell */
  function at(cell) {
    const place = places[cell];
    return {
      row: rows[place],
      truth: fullClassName(classNames, labels[place]),
      answer: fullClassName(classNames, digits[place]),
      confidence: formatConfidence(confidence[place], kind),
    };
  }

  return {
    count: places.length,
    /** @type {import('../../images/image-grid.js').Images} */
    images: {
      key,
      label: title,
      count: places.length,
      images: imagesAt,
      describe(cell) {
        const { truth, answer, confidence: sure } = at(cell);
        return `Labelled ${truth}, answered ${answer}, ${sure}`;
      },
      caption(cell) {
        const place = places[cell];
        return `${labels[place]} → ${digits[place]}  ${formatConfidence(confidence[place], kind)}`;
      },
    },
    /** @type {import('../../images/large-view.js').Series} */
    series: {
      title: titles[split],
      count: places.length,
      image: (cell) => imagesAt(cell, cell + 1),
      describe(cell) {
        const { row, truth, answer, confidence: sure } = at(cell);
        return { row, name: truth, note: `The network says ${answer} (${sure})` };
      },
    },
    /** Describes an image in a sentence. @param {number} cell */
    sentence(cell) {
      const { row, truth, answer, confidence: sure } = at(cell);
      return `Row ${formatCount(row + 1)}: it is ${truth}, the network says ${answer} (${sure}).`;
    },
    /** Returns the bars of the network's outputs. @param {number} cell */
    outputs(cell) {
      const place = places[cell];
      const values = Array.from(outputs.subarray(place * classes, (place + 1) * classes));
      return outputsFigure({ digit: digits[place], outputs: values }, kind, classNames);
    },
  };
}

/**
 * Returns the template of a gallery.
 * @param {object} options
 * @param {Gallery | null} options.gallery
 * @param {string} options.emptyText shown if there are no images
 * @param {GalleryState} options.local
 * @param {(changes: Partial<GalleryState>) => void} options.change
 * @param {Actions} options.actions
 */
export function answerGallery({ gallery, emptyText, local, change, actions }) {
  const { pointed, opened, stages } = local;
  const count = gallery?.count ?? 0;
  const grid = {
    images: gallery?.images ?? null,
    opened: opened?.cell ?? null,
    smallestRem: cellRem,
    open: (/** @type {number} */ cell) => gallery && change({ opened: { gallery, cell } }),
    point: (/** @type {number | null} */ cell) => change({ pointed: cell }),
  };
  const large = {
    series: opened?.gallery.series ?? null,
    cell: opened?.cell ?? 0,
    /** @param {number} cell @param {Uint8Array} pixels */
    async moved(cell, pixels) {
      if (!opened) return;
      change({ opened: { gallery: opened.gallery, cell } });
      const response = await actions.inspect.respondTo(pixels);
      if (response) change({ stages: stagesOf(response) });
    },
    closed: () => change({ opened: null }),
    aside: opened && html`<div class="large-answer">${opened.gallery.outputs(opened.cell)} ${layerCards(stages)}</div>`,
  };
  return html`<div class="answer-gallery">
    <div class="browser-place">
      ${ownedElement(createImageGrid, grid)}
      <p class="note browser-nothing" ?hidden=${count > 0}>${emptyText}</p>
    </div>
    <p class="note browser-readout">
      ${gallery && pointed !== null && pointed < count ? gallery.sentence(pointed) : hint}
    </p>
    ${ownedElement(createLargeView, large)}
  </div>`;
}
