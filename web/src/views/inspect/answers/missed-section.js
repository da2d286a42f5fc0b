import { areDigits, fullClassName, nounOf } from '../../data/class-names.js';
import { element, setText } from '../../controls/element.js';
import { formatCount, formatPercent } from '../../controls/format.js';
import { createRadioRow } from '../../controls/radio-row.js';
import { createAnswerGallery } from './answer-gallery.js';
import { createAnswerSource, hasSet, formatNoAnswers, setOptions } from './answer-source.js';
import { missedAs, placesOf } from './answers.js';
import { formatMoment } from '../training-step-label.js';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('../../../worker/protocol.js').Measured} Measured
 * @typedef {import('../../../worker/protocol.js').MeasuredAnswers} MeasuredAnswers
 */

/** @param {string} label @param {string} testid @param {(digit: number | null) => void} choose */
function createDigitChoice(label, testid, choose) {
  const select = element('select', {
    class: 'input',
    'data-testid': testid,
    onchange: () => choose(select.value === '' ? null : Number(select.value)),
  });
  let shown = '';
  return {
    root: element('label', { class: 'digit-choice' }, element('span', { class: 'field-label' }, label), select),
    /** @param {string[]} classNames */
    update(classNames) {
      if (shown === classNames.join()) return;
      shown = classNames.join();
      const { value } = select;
      select.replaceChildren(
        element('option', { value: '' }, 'any'),
        ...classNames.map((_, k) => element('option', { value: k }, fullClassName(classNames, k))),
      );
      select.value = value;
    },
  };
}

/** Creates the section of the misclassified images, the most confident mistakes first. @param {Actions} actions */
export function createSection(actions) {
  const sets = createRadioRow({
    name: 'missed-set',
    label: 'Set',
    testid: 'missed-set',
    choose: (value) => chooseSet(/** @type {Measured} */ (value)),
  });
  const truth = createDigitChoice('It is', 'missed-truth', (digit) => filter({ truth: digit }));
  const answer = createDigitChoice('The network says', 'missed-answer', (digit) => filter({ answer: digit }));
  const summary = element('p', { class: 'missed-summary', 'data-testid': 'missed-summary' });
  const gallery = createAnswerGallery(actions);
  const source = createAnswerSource(actions, (answers, set) => {
    const stays = answered !== null && shownSet === set;
    shownSet = set;
    answered = answers;
    show(stays);
  });
  const root = element(
    'section',
    { class: 'missed', 'aria-label': 'Missed images' },
    element('div', { class: 'missed-head' }, sets.root, truth.root, answer.root),
    summary,
    gallery.root,
  );

  /** @type {State | undefined} */
  let state;
  /** @type {Measured} */
  let split = 'test';
  /** @type {Measured} */
  let shownSet = 'test';
  /** @type {MeasuredAnswers | null} */
  let answered = null;
  /** @type {import('./answers.js').Pair} */
  let pair = { truth: null, answer: null };

  /** @param {Measured} set */
  function chooseSet(set) {
    split = set;
    if (state) update(state);
  }

  /** @param {Partial<typeof pair>} change */
  function filter(change) {
    pair = { ...pair, ...change };
    show(false);
  }

  /** @param {boolean} stays whether it is the same gallery as before, with newer answers */
  function show(stays) {
    if (!state) return;
    const { classNames } = state.data;
    if (!answered) {
      gallery.show(null, formatNoAnswers(state, split));
      return setText(summary, '\u00a0');
    }
    const places = placesOf(answered, missedAs(pair));
    setText(
      summary,
      `${formatMissed(places.length, answered, classNames, pair)} ${formatMoment(answered.step, state, 'Measured ')}`,
    );
    const nothing = pair.truth === null && pair.answer === null ? 'None missed.' : 'None missed in this way.';
    gallery.show(
      {
        split: shownSet,
        answers: answered,
        places,
        classNames,
        title: 'Missed images, the most confident mistake first',
      },
      nothing,
      stays,
    );
  }

  /** @param {State} next */
  function update(next) {
    const renamed = state?.data.classNames !== next.data.classNames;
    state = next;
    sets.update([...setOptions], split);
    if (renamed) [truth, answer].forEach((choice) => choice.update(next.data.classNames));
    source.update(next, split);
    if (renamed || (!answered && !hasSet(next, split))) show(true);
  }
  return { root, update };
}

/** @param {number} count @param {MeasuredAnswers} answers @param {string[]} classNames @param {import('./answers.js').Pair} pair */
function formatMissed(count, { labels }, classNames, { truth, answer }) {
  const share = labels.length > 0 ? count / labels.length : 0;
  const whole = `${formatCount(count)} of ${formatCount(labels.length)} ${nounOf(classNames)} missed (${formatPercent(share)})`;
  const parts = [
    truth === null ? '' : `${areDigits(classNames) ? 'a ' : ''}${classNames[truth]}`,
    answer === null ? '' : `taken for ${answer === null ? '' : classNames[answer]}`,
  ].filter(Boolean);
  return `${whole}${parts.length > 0 ? `: ${parts.join(' ')}` : ''}. The most confident mistake comes first.`;
}
