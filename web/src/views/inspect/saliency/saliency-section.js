import './saliency.css';
import { html } from 'lit-html';
import { createThrottledQuery, networkKey } from '../../../state/network/throttled-query.js';
import { elementOf } from '../../controls/element-of.js';
import { radioRow } from '../../controls/radio-row.js';
import { createView } from '../../page/renderer.js';
import { formatMoment } from '../training-step-label.js';
import { createFlipFigures } from './flip-figures.js';
import { createTestImage, rowOf, saliencyDigit } from './saliency-digit.js';
import { createSaliencyFigure, largestAt } from './saliency-figure.js';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('./saliency-figure.js').Question} Question
 *
 * @typedef {object} Local
 * @property {import('./saliency-digit.js').DigitChoice} choice
 * @property {number|null} digit the class asked about; null for the network's answer
 * @property {boolean} ofAnswer whether the output is asked about rather than the score
 * @property {boolean} isAsked whether there was an answer, or none because there is no network
 * @property {import('./saliency-figure.js').Answered|null} answered
 * @property {import('./flip-figures.js').FlipSearch} search
 */

const shortestPauseMs = 250;
const quantities = [
  { value: 'score', label: 'Score' },
  { value: 'answer', label: 'Output' },
];

/**
 * Requests the saliency for the chosen digit, or for the network's answer. If the answer differs from the guess, a
 * second request is needed.
 * @param {Actions} actions
 * @param {Question} question
 * @param {number} guess
 */
async function ask(actions, { pixels, digit, ofAnswer }, guess) {
  const first = await actions.inspect.saliency(pixels, digit ?? guess, ofAnswer);
  const of = digit ?? (first && largestAt(first.answers));
  if (!first || of === null) return null;
  const report = digit === null && of !== guess ? await actions.inspect.saliency(pixels, of, ofAnswer) : first;
  return report && { ...report, of, milliseconds: report.milliseconds + (report === first ? 0 : first.milliseconds) };
}

/**
 * Creates the saliency section: which pixels of a digit speak for and against an answer, and the smallest change found
 * that leads to another answer.
 * @param {Actions} actions
 */
export function createSection(actions) {
  const root = elementOf(html`<section aria-label="Saliency"></section>`);
  const saliencyFigure = createSaliencyFigure();
  const flipFigures = createFlipFigures();
  const testImage = createTestImage(actions, () => update(page));
  const query = createThrottledQuery({
    ask: (/** @type {Question} */ question) => {
      const report = view.local().answered?.report;
      return ask(actions, question, report ? largestAt(report.answers) : 0);
    },
    show: (/** @type {import('./saliency-figure.js').Answered['report']|null} */ report, question) =>
      view.change({ answered: report && { report, question }, isAsked: true }),
    shortestPause: shortestPauseMs,
  });
  const classRow = {
    name: 'saliency-class',
    label: 'What speaks for',
    testid: 'saliency-class',
    wraps: true,
    choose: (/** @type {string} */ value) => choose({ digit: value === 'answer' ? null : Number(value) }),
  };
  const quantityRow = {
    name: 'saliency-quantity',
    label: 'Measured on',
    testid: 'saliency-quantity',
    choose: (/** @type {string} */ value) => choose({ ofAnswer: value === 'answer' }),
  };
  /** The state that the view shows: there is one before anything can be chosen. @type {State} */
  let page;
  /** The drawing asked about: the same drawing arrives in another array with each answer. @type {Uint8Array|null} */
  let drawing = null;

  /** @param {State} state */
  function drawingOf({ prediction }) {
    const frame = prediction?.frame ?? null;
    const isSame = frame && drawing && frame.every((value, k) => value === drawing?.[k]);
    if (!isSame) drawing = frame;
    return drawing && { pixels: drawing, label: '' };
  }

  /** @param {State} state @param {Local} local */
  function imageOf(state, { choice }) {
    return choice.source === 'test' ? testImage.of(state, rowOf(state, choice)) : drawingOf(state);
  }

  /** @param {Partial<Local>} change */
  function choose(change) {
    view.change(change);
    update(page);
  }

  /** @param {Partial<Local['search']>} change */
  const changeSearch = (change) => view.change({ search: { ...view.local().search, ...change } });

  async function find() {
    const { search, answered } = view.local();
    const pixels = imageOf(page, view.local())?.pixels;
    if (!pixels || search.searching) return;
    const network = networkKey(page);
    changeSearch({ searching: true });
    const target = search.target === '' ? null : Number(search.target);
    const report = await actions.inspect.flipDecision(pixels, target);
    const answers = answered?.report.answers ?? null;
    changeSearch({ searching: false, ...(report && { flip: { report, original: pixels, network, answers } }) });
  }

  /** @param {State} state @param {Local} local */
  function content(state, local) {
    const { answered, digit, ofAnswer, choice, search } = local;
    const { classNames } = state.data;
    const image = imageOf(state, local);
    const classes = classNames.map((name, k) => ({ value: String(k), label: name }));
    const flipProps = { search, pixels: image?.pixels ?? null, network: networkKey(state), classNames };
    return html`<div class="saliency">
      ${saliencyDigit(state, choice, image, (change) => choose({ choice: { ...view.local().choice, ...change } }))}
      <div class="saliency-questions">
        <h2>What speaks for and against</h2>
        <div class="saliency-choices">
          ${radioRow(classRow, [{ value: 'answer', label: 'Its answer' }, ...classes], String(digit ?? 'answer'))}
          ${radioRow(quantityRow, quantities, ofAnswer ? 'answer' : 'score')}
        </div>
      </div>
      ${answered ? saliencyFigure(answered, classNames, formatMoment(answered.report.step, state)) : ''}
      <h2>The smallest change that flips the answer</h2>
      ${flipFigures(flipProps, changeSearch, find)}
    </div>`;
  }

  const view = createView(
    root,
    (state, /** @type {Local} */ local) =>
      local.isAsked && !local.answered
        ? html`<p class="note">There is no network to ask yet. Press Start.</p>`
        : content(state, local),
    /** @type {Local} */ ({
      choice: { source: 'test', row: 0 },
      digit: null,
      ofAnswer: false,
      isAsked: false,
      answered: null,
      search: { target: '', searching: false, flip: null },
    }),
  );

  /** @param {State} state */
  function update(state) {
    page = state;
    view.update(state);
    const { digit, ofAnswer } = view.local();
    const pixels = imageOf(state, view.local())?.pixels;
    if (pixels) query.update(state, { pixels, digit, ofAnswer }, [pixels, digit, ofAnswer]);
  }
  return { root, update };
}
