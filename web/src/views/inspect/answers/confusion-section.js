import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { drawConfusion } from '../../../charts/confusion-picture.js';
import { resolveColours } from '../../../charts/token-colours.js';
import { saveFile } from '../../../state/save-file.js';
import { elementOf } from '../../controls/element-of.js';
import { formatCount, formatPercent } from '../../controls/format.js';
import { radioRow } from '../../controls/radio-row.js';
import { fullClassName, nounOf } from '../../data/class-names.js';
import { memoizeOne } from '../../page/memoize-one.js';
import { createView } from '../../page/renderer.js';
import { formatMoment } from '../training-step-label.js';
import { answerGallery, closedGallery, createGallery } from './answer-gallery.js';
import { createAnswerSource, formatNoAnswers, setOptions } from './answer-source.js';
import { placesOf } from './answers.js';
import { calibrationFigure } from './calibration-figure.js';
import { confusionTable } from './confusion-table.js';
import { cellTexts, formatAccuracy, measureHead, measureRows, shadesOf } from './confusion-text.js';
import { measureTable } from './measure-table.js';
import { accuracyOf, calibrationOf, classMeasures, confusionOf } from './measures.js';
import './confusion.css';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('../../../worker/protocol.js').Measured} Measured
 * @typedef {import('../../../worker/protocol.js').MeasuredAnswers} MeasuredAnswers
 * @typedef {import('./confusion-table.js').Cell} Cell
 * @typedef {{ answers: MeasuredAnswers, split: Measured }} Answered
 *
 * @typedef {object} Local
 * @property {Measured} split the set that is asked for
 * @property {boolean} shares whether the cells show percentages of their row
 * @property {Cell | null} cell the cell whose images are shown
 * @property {Cell} stop the cell that Tab leads to
 * @property {Answered | null} answered
 * @property {import('./answer-gallery.js').GalleryState} gallery
 */

const unitOptions = [
  { value: 'counts', label: 'Counts' },
  { value: 'shares', label: 'Shares, %' },
];
const noConfusion = Array.from({ length: 10 }, () => Array(10).fill(0));

/** Measures answers. @param {Answered | null} answered @param {string[]} classNames */
function figuresOf(answered, classNames) {
  const confusion = answered ? confusionOf(answered.answers) : noConfusion;
  const count = answered?.answers.labels.length ?? 0;
  return {
    confusion,
    accuracy: accuracyOf(confusion),
    measures: measureRows(classMeasures(confusion), classNames),
    calibration: {
      calibration: answered && calibrationOf(answered.answers),
      kind: answered?.answers.kind ?? 'probability',
      set: answered ? `${answered.split} set, ${formatCount(count)} ${nounOf(classNames)}` : '',
    },
  };
}

/**
 * Draws the matrix as a picture and saves it.
 * @param {ReturnType<typeof figuresOf>} figures
 * @param {{ shares: boolean, classNames: string[], moment: string, place: HTMLElement }} options `place`: whose colours and font it has
 */
function savePicture({ confusion, accuracy, measures, calibration }, { shares, classNames, moment, place }) {
  const error = formatPercent(calibration.calibration?.expectedError);
  const picture = {
    title: `Confusion matrix: ${calibration.set}`,
    classNames,
    cells: cellTexts(confusion, shares),
    shades: shadesOf(confusion),
    lines: [
      formatAccuracy(accuracy),
      `${shares ? 'Cells: percentage of the row' : 'Cells: images'}. Expected calibration error ${error}. ${moment} Made with Gradlab.`,
    ],
    measures: { head: measureHead, rows: measures },
  };
  const colours = resolveColours(place, {
    ink: '--ink',
    soft: '--ink-soft',
    paper: '--paper',
    rule: '--rule-control',
  });
  const canvas = drawConfusion(picture, colours, getComputedStyle(place).fontFamily);
  canvas.toBlob((blob) => blob && saveFile({ name: 'confusion-matrix.png', blob }), 'image/png');
}

/** Creates the section with the confusion matrix and the measures of how good the answers are. @param {Actions} actions */
export function createSection(actions) {
  const root = elementOf(html`<section class="confusions" aria-label="Confusion matrix and measures"></section>`);
  /** @type {State | undefined} */
  let state;
  const source = createAnswerSource(actions, (answers, split) =>
    view.change({ answered: answers && { answers, split } }),
  );
  const setRow = {
    name: 'confusion-set',
    label: 'Set',
    testid: 'confusion-set',
    choose: (/** @type {string} */ value) => change({ split: /** @type {Measured} */ (value) }),
  };
  const unitRow = {
    name: 'confusion-units',
    label: 'Cells',
    testid: 'confusion-units',
    choose: (/** @type {string} */ value) => change({ shares: value === 'shares' }),
  };
  const figuresFor = memoizeOne(figuresOf);
  const galleryFor = memoizeOne(galleryOf);

  /** @param {Answered} answered @param {Cell} cell @param {string[]} classNames */
  function galleryOf({ answers, split }, { truth, answer }, classNames) {
    const places = placesOf(answers, (is, said) => is === truth && said === answer);
    const images = `${formatCount(places.length)} ${places.length === 1 ? 'image' : 'images'}`;
    const title = `It is ${fullClassName(classNames, truth)}, the network says ${fullClassName(classNames, answer)}: ${images}, the most confident first`;
    const key = [split, truth, answer].join();
    return { title, gallery: createGallery({ key, split, answers, places, classNames, title }, actions) };
  }

  /** @param {State} shown @param {Local} local */
  function template(shown, { split, shares, cell, stop, answered, gallery }) {
    const { classNames } = shown.data;
    const figures = figuresFor(answered, classNames);
    const { confusion, accuracy, measures, calibration } = figures;
    const moment = formatMoment(answered?.answers.step, shown, 'Measured ');
    const save = () => savePicture(figures, { shares, classNames, moment, place: root });
    return html`<div class="missed-head">
        ${radioRow(setRow, [...setOptions], split)} ${radioRow(unitRow, unitOptions, shares ? 'shares' : 'counts')}
        <button
          type="button"
          class="button button-small"
          data-testid="confusion-save"
          ?disabled=${!answered}
          @click=${save}
        >
          Matrix as PNG
        </button>
      </div>
      <p class="confusion-accuracy" data-testid="confusion-accuracy">
        ${answered ? `${formatAccuracy(accuracy)}. ${moment}` : formatNoAnswers(shown, split)}
      </p>
      <div class="confusion-figures">
        <div>
          <div class="confusion-place">
            ${guard([confusion, shares, classNames, cell, stop], () =>
              confusionTable({ confusion, shares, classNames, chosen: cell, stop, choose, move }),
            )}
          </div>
          <p class="note">
            Mistakes are shaded relative to the most common one; the diagonal is correct. Select a cell for its images.
          </p>
        </div>
        <div class="confusion-measures">
          ${guard(
            [figures],
            () =>
              html`<div class="confusion-place">${measureTable(measures)}</div>
                ${calibrationFigure(calibration)}`,
          )}
        </div>
      </div>
      <div class="confusion-chosen" ?hidden=${!cell || !answered}>
        ${cell && answered ? cellImages(galleryFor(answered, cell, classNames), gallery) : ''}
      </div>`;
  }

  /** @param {ReturnType<typeof galleryOf>} of @param {Local['gallery']} local */
  const cellImages = ({ title, gallery }, local) =>
    html`<h2>${title}</h2>
      ${answerGallery({
        gallery,
        emptyText: 'No image was classified this way.',
        local,
        change: (changes) => view.change({ gallery: { ...view.local().gallery, ...changes } }),
        actions,
      })}`;

  const view = createView(
    root,
    template,
    /** @type {Local} */ ({
      split: 'test',
      shares: false,
      cell: null,
      stop: { truth: 0, answer: 0 },
      answered: null,
      gallery: closedGallery,
    }),
  );

  /** @param {Partial<Local>} changes */
  function change(changes) {
    view.change(changes);
    if (state) update(state);
  }

  /** @param {Cell} cell */
  function choose(cell) {
    change({ cell, stop: cell });
    root.querySelector('.confusion-chosen')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {Cell} stop */
  function move(stop) {
    view.change({ stop });
  }

  /** @param {State} next */
  function update(next) {
    state = next;
    view.update(next);
    source.update(next, view.local().split);
  }
  return { root, update };
}
