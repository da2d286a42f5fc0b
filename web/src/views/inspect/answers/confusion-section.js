import { drawConfusion } from '../../../charts/confusion-picture.js';
import { resolveColours } from '../../../charts/token-colours.js';
import { saveFile } from '../../../state/save-file.js';
import { fullClassName, nounOf } from '../../data/class-names.js';
import { element, setText } from '../../controls/element.js';
import { formatCount, formatPercent } from '../../controls/format.js';
import { createRadioRow } from '../../controls/radio-row.js';
import { term } from '../../controls/term.js';
import { createAnswerGallery } from './answer-gallery.js';
import { createAnswerSource, hasSet, formatNoAnswers, setOptions } from './answer-source.js';
import { placesOf } from './answers.js';
import { createCalibration } from './calibration-figure.js';
import { createConfusionTable } from './confusion-table.js';
import { formatAccuracy, cellTexts, measureHead, measureRows, shadesOf } from './confusion-text.js';
import { formatMoment } from '../training-step-label.js';
import { accuracyOf, calibrationOf, classMeasures, confusionOf } from './measures.js';
import './confusion.css';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('../../../worker/protocol.js').Measured} Measured
 * @typedef {import('../../../worker/protocol.js').MeasuredAnswers} MeasuredAnswers
 */

const unitOptions = [
  { value: 'counts', label: 'Counts' },
  { value: 'shares', label: 'Shares, %' },
];
const nothing = Array.from({ length: 10 }, () => Array(10).fill(0));

function createMeasureTable() {
  const body = element('tbody');
  const [, precision, recall, f1] = measureHead;
  const head = ['Class', term('precision', precision), term('recall', recall), term('F1', f1), 'Images'];
  return {
    root: element(
      'table',
      { class: 'layers measures', 'data-testid': 'measures' },
      element('thead', {}, element('tr', {}, ...head.map((label) => element('th', { scope: 'col' }, label)))),
      body,
    ),
    /** @param {string[][]} rows */
    update(rows) {
      body.replaceChildren(
        ...rows.map(([name, ...cells]) =>
          element('tr', {}, element('th', { scope: 'row' }, name), ...cells.map((cell) => element('td', {}, cell))),
        ),
      );
    },
  };
}

/**
 * Creates the section with the confusion matrix and the measures of how good the answers are.
 * @param {Actions} actions
 */
export function createSection(actions) {
  const sets = createRadioRow({
    name: 'confusion-set',
    label: 'Set',
    testid: 'confusion-set',
    choose: (value) => set({ split: /** @type {Measured} */ (value) }),
  });
  const units = createRadioRow({
    name: 'confusion-units',
    label: 'Cells',
    testid: 'confusion-units',
    choose: (value) => set({ shares: value === 'shares' }),
  });
  const save = element(
    'button',
    { type: 'button', class: 'button button-small', 'data-testid': 'confusion-save', onclick: () => savePicture() },
    'Matrix as PNG',
  );
  const summary = element('p', { class: 'confusion-accuracy', 'data-testid': 'confusion-accuracy' });
  const table = createConfusionTable((cell) => set({ cell }));
  const measures = createMeasureTable();
  const calibration = createCalibration();
  const heading = element('h2');
  const gallery = createAnswerGallery(actions);
  const chosenPlace = element('div', { class: 'confusion-chosen', hidden: true }, heading, gallery.root);
  const source = createAnswerSource(actions, (answers, split) => {
    answered = answers && { answers, split };
    show(true);
  });
  const root = element(
    'section',
    { class: 'confusions', 'aria-label': 'Confusion matrix and measures' },
    element('div', { class: 'missed-head' }, sets.root, units.root, save),
    summary,
    element(
      'div',
      { class: 'confusion-figures' },
      element(
        'div',
        {},
        element('div', { class: 'confusion-place' }, table.root),
        element(
          'p',
          { class: 'note' },
          'Mistakes are shaded against the most frequent one; the diagonal is right. Press a cell for its images.',
        ),
      ),
      element(
        'div',
        { class: 'confusion-measures' },
        element('div', { class: 'confusion-place' }, measures.root),
        calibration.root,
      ),
    ),
    chosenPlace,
  );

  /** @type {State | undefined} */
  let state;
  /** @type {{ answers: MeasuredAnswers, split: Measured } | null} */
  let answered = null;
  /** @type {{ split: Measured, shares: boolean, cell: import('./confusion-table.js').Cell | null }} */
  let choice = { split: 'test', shares: false, cell: null };

  /** @param {Partial<typeof choice>} change */
  function set(change) {
    choice = { ...choice, ...change };
    if (!state) return;
    update(state);
    show(false);
    if (change.cell) chosenPlace.scrollIntoView({ block: 'nearest' });
  }

  /** @param {boolean} stays whether it is the same view as before, with newer answers */
  function show(stays) {
    if (!state) return;
    const { classNames } = state.data;
    const confusion = answered ? confusionOf(answered.answers) : nothing;
    table.update(confusion, choice.shares, classNames, choice.cell);
    measures.update(measureRows(classMeasures(confusion), classNames));
    setText(
      summary,
      answered
        ? `${formatAccuracy(accuracyOf(confusion))}. ${formatMoment(answered.answers.step, state, 'Measured ')}`
        : formatNoAnswers(state, choice.split),
    );
    calibration.update(
      answered && calibrationOf(answered.answers),
      answered?.answers.kind ?? 'probability',
      formatSet(),
    );
    save.disabled = !answered;
    chosenPlace.hidden = !choice.cell || !answered;
    if (choice.cell && answered) showCell(choice.cell, answered, stays);
  }

  /** @param {import('./confusion-table.js').Cell} cell @param {NonNullable<typeof answered>} from @param {boolean} stays */
  function showCell({ truth, answer }, { answers, split }, stays) {
    const classNames = state?.data.classNames ?? [];
    const places = placesOf(answers, (is, said) => is === truth && said === answer);
    const title = `It is ${fullClassName(classNames, truth)}, the network says ${fullClassName(classNames, answer)}: ${formatCount(places.length)} ${places.length === 1 ? 'image' : 'images'}, the most confident first`;
    setText(heading, title);
    gallery.show({ split, answers, places, classNames, title }, 'No image is answered in this way.', stays);
  }

  function formatSet() {
    const count = answered?.answers.labels.length ?? 0;
    return `${answered?.split ?? choice.split} set, ${formatCount(count)} ${nounOf(state?.data.classNames ?? [])}`;
  }

  async function savePicture() {
    if (!answered || !state) return;
    const { classNames } = state.data;
    const confusion = confusionOf(answered.answers);
    const { expectedError } = calibrationOf(answered.answers);
    const words = {
      title: `Confusion matrix: ${formatSet()}`,
      classNames,
      cells: cellTexts(confusion, choice.shares),
      shades: shadesOf(confusion),
      lines: [
        formatAccuracy(accuracyOf(confusion)),
        `${choice.shares ? 'Cells: percentage of the row' : 'Cells: images'}. Expected calibration error ${formatPercent(expectedError)}. ${formatMoment(answered.answers.step, state, 'Measured ')} Made with Gradlab.`,
      ],
      measures: { head: measureHead, rows: measureRows(classMeasures(confusion), classNames) },
    };
    const colours = resolveColours(root, {
      ink: '--ink',
      soft: '--ink-soft',
      paper: '--paper',
      rule: '--rule-control',
    });
    const canvas = drawConfusion(words, colours, getComputedStyle(root).fontFamily);
    canvas.toBlob((blob) => blob && saveFile({ name: 'confusion-matrix.png', blob }), 'image/png');
  }

  /** @param {State} next */
  function update(next) {
    const renamed = state?.data.classNames !== next.data.classNames;
    state = next;
    sets.update([...setOptions], choice.split);
    units.update(unitOptions, choice.shares ? 'shares' : 'counts');
    source.update(next, choice.split);
    if (renamed || (!answered && !hasSet(next, choice.split))) show(true);
  }
  return { root, update };
}
