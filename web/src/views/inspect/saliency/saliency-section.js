import { fullClassName } from '../../data/class-names.js';
import { createDigitCanvas } from '../../images/digit-canvas.js';
import { element, setAttribute, setText } from '../../controls/element.js';
import { formatCount, formatPercent } from '../../controls/format.js';
import { createThrottledQuery, networkKey } from '../../../state/network/throttled-query.js';
import { createRadioRow } from '../../controls/radio-row.js';
import { createSignedLegend, paintSigned } from '../../figures/signed-colours.js';
import { largestMagnitude } from '../../figures/signed-scale.js';
import { whenThemeChanges } from '../../page/theme.js';
import { createFlipFigures } from './flip-figures.js';
import { formatMoment } from '../training-step-label.js';
import { createSaliencyDigit } from './saliency-digit.js';
import './saliency.css';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('../../../worker/protocol.js').SaliencyReport} SaliencyReport
 * @typedef {{ pixels: Uint8Array, digit: number|null, ofAnswer: boolean }} Question
 */

const side = 28;
const shortestPauseMs = 250;

/**
 * Creates the saliency section: which pixels of a digit speak for and against an answer, and the smallest change found
 * that leads to another answer.
 * @param {Actions} actions
 */
export function createSection(actions) {
  const digit = createSaliencyDigit(actions, () => state && update(state));
  const classes = createRadioRow({
    name: 'mind-class',
    label: 'What speaks for',
    testid: 'mind-class',
    choose: (value) => choose({ digit: value === 'answer' ? null : Number(value) }),
    wraps: true,
  });
  const quantities = createRadioRow({
    name: 'mind-quantity',
    label: 'Measured on',
    testid: 'mind-quantity',
    choose: (value) => choose({ ofAnswer: value === 'answer' }),
  });
  const saliency = createSaliencyFigure();
  const flip = createFlipFigures(actions);
  const empty = element('p', { class: 'note' }, 'There is no network to ask yet. Press Start.');
  const content = element(
    'div',
    { class: 'mind' },
    digit.root,
    element(
      'div',
      { class: 'mind-questions' },
      element('h2', {}, 'What speaks for and against'),
      element('div', { class: 'mind-choices' }, classes.root, quantities.root),
    ),
    saliency.root,
    element('h2', {}, 'The smallest change that flips the answer'),
    flip.root,
  );
  const root = element('section', { 'aria-label': 'What would change its mind' }, empty, content);

  /** @type {State|undefined} */
  let state;
  let answer = 0;
  let chosen = { digit: /** @type {number|null} */ (null), ofAnswer: false };
  const paced = createThrottledQuery({
    ask: (/** @type {Question} */ question) => ask(actions, question, answer),
    show(/** @type {(SaliencyReport & { of: number })|null} */ report, question) {
      empty.hidden = report !== null;
      content.hidden = report === null;
      if (!report || !state) return;
      answer = largestAt(report.answers);
      saliency.show(report, question, state.data.classNames, formatMoment(report.step, state));
      flip.answers(report);
    },
    shortestPause: shortestPauseMs,
  });

  /** @param {Partial<typeof chosen>} change */
  function choose(change) {
    chosen = { ...chosen, ...change };
    if (state) update(state);
  }

  /** @param {State} next */
  function update(next) {
    state = next;
    const { classNames } = next.data;
    classes.update(
      [{ value: 'answer', label: 'Its answer' }, ...classNames.map((name, k) => ({ value: String(k), label: name }))],
      chosen.digit === null ? 'answer' : String(chosen.digit),
    );
    quantities.update(
      [
        { value: 'score', label: 'Score' },
        { value: 'answer', label: 'Output' },
      ],
      chosen.ofAnswer ? 'answer' : 'score',
    );
    const pixels = digit.update(next);
    flip.update(next, pixels, networkKey(next));
    if (pixels) paced.update(next, { pixels, ...chosen }, [pixels, chosen.digit, chosen.ofAnswer]);
  }
  return { root, update };
}

/** @param {ArrayLike<number>} values */
const largestAt = (values) => Array.from(values).indexOf(Math.max(...Array.from(values)));

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

/** Creates the figure that shows the gradient as a signed picture, with the digit drawn faintly over it. */
function createSaliencyFigure() {
  const picture = element('canvas', { class: 'mind-picture', role: 'img', 'data-testid': 'saliency' });
  const over = createDigitCanvas({ class: 'digit mind-over', 'aria-hidden': 'true' });
  const legend = createSignedLegend('Change per unit of ink');
  const words = element('p', { class: 'note', 'data-testid': 'saliency-words' });
  const root = element(
    'figure',
    { class: 'mind-figure' },
    element('div', { class: 'mind-layers' }, picture, over.canvas),
    element('figcaption', {}, legend.root, words),
  );
  let repaint = () => {};
  whenThemeChanges(() => repaint());
  return {
    root,
    /** @param {SaliencyReport & { of: number }} report @param {Question} question @param {string[]} classNames @param {string} moment */
    show({ gradient, kind, answers, of }, { pixels, ofAnswer }, classNames, moment) {
      const limit = largestMagnitude(gradient);
      repaint = () => paintSigned(picture, gradient, { width: side, height: side, limit });
      repaint();
      over.show(pixels);
      legend.update(limit);
      const name = fullClassName(classNames, of);
      const quantity = ofAnswer ? (kind === 'probability' ? 'probability' : 'activation') : 'score';
      const largest = Array.from(gradient, Math.abs).indexOf(limit);
      setAttribute(
        picture,
        'aria-label',
        `How the ${quantity} of ${name} changes with each pixel; most at row ${Math.floor(largest / side) + 1}, column ${(largest % side) + 1}`,
      );
      const answer = largestAt(answers);
      const sure = kind === 'probability' ? formatPercent(answers[answer]) : answers[answer].toFixed(2);
      setText(
        words,
        `The network answers ${fullClassName(classNames, answer)} (${sure}). More ink on green raises the ${quantity} of ${name}, more ink on purple lowers it: the picture is its gradient with respect to the ${formatCount(side * side)} pixels, each from 0 to 1. ${ofAnswer ? '' : 'A score is what the digits are compared by, before the softmax or sigmoid that ends the network.'} ${moment}`,
      );
    },
  };
}
