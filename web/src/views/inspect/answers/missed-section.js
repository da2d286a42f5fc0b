import { html } from 'lit-html';
import { elementOf } from '../../controls/element-of.js';
import { formatCount, formatPercent } from '../../controls/format.js';
import { radioRow } from '../../controls/radio-row.js';
import { areDigits, fullClassName, nounOf } from '../../data/class-names.js';
import { memoizeOne } from '../../page/memoize-one.js';
import { createView } from '../../page/renderer.js';
import { formatMoment } from '../training-step-label.js';
import { answerGallery, closedGallery, createGallery } from './answer-gallery.js';
import { createAnswerSource, formatNoAnswers, setOptions } from './answer-source.js';
import { missedAs, placesOf } from './answers.js';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('../../../worker/protocol.js').Measured} Measured
 * @typedef {import('../../../worker/protocol.js').MeasuredAnswers} MeasuredAnswers
 * @typedef {{ answers: MeasuredAnswers, split: Measured }} Answered
 * @typedef {import('./answers.js').Pair} Pair
 *
 * @typedef {object} Local
 * @property {Measured} split the set that is asked for
 * @property {Answered | null} answered
 * @property {Pair} pair the kind of mistake that is shown
 * @property {import('./answer-gallery.js').GalleryState} gallery
 */

/** @param {Measured} split @param {(split: Measured) => void} choose */
const setChoice = (split, choose) =>
  radioRow(
    {
      name: 'missed-set',
      label: 'Set',
      testid: 'missed-set',
      choose: (value) => choose(/** @type {Measured} */ (value)),
    },
    [...setOptions],
    split,
  );

/** @param {string} label @param {string} testid @param {string[]} classNames @param {(digit: number | null) => void} choose */
function digitChoice(label, testid, classNames, choose) {
  const onChange = (/** @type {any} */ { target: { value } }) => choose(value === '' ? null : Number(value));
  return html`<label class="digit-choice">
    <span class="field-label">${label}</span>
    <select class="input" data-testid=${testid} @change=${onChange}>
      <option value="">any</option>
      ${classNames.map((_, k) => html`<option value=${k}>${fullClassName(classNames, k)}</option>`)}
    </select>
  </label>`;
}

/** Creates the section of the misclassified images, the most confident mistakes first. @param {Actions} actions */
export function createSection(actions) {
  const root = elementOf(html`<section class="missed" aria-label="Missed images"></section>`);
  /** @type {State | undefined} */
  let state;
  const source = createAnswerSource(actions, (answers, split) =>
    view.change({ answered: answers && { answers, split } }),
  );
  const galleryOf = memoizeOne(
    (/** @type {Answered | null} */ answered, /** @type {Pair} */ pair, /** @type {string[]} */ classNames) =>
      answered &&
      createGallery(
        {
          ...answered,
          key: [answered.split, pair.truth, pair.answer].join(),
          places: placesOf(answered.answers, missedAs(pair)),
          classNames,
          title: 'Missed images, the most confident mistake first',
        },
        actions,
      ),
  );

  /** @param {State} shown @param {Local} local */
  function template(shown, { split, answered, pair, gallery: galleryState }) {
    const { classNames } = shown.data;
    const gallery = galleryOf(answered, pair, classNames);
    const filter = (/** @type {Partial<Pair>} */ change) => view.change({ pair: { ...view.local().pair, ...change } });
    const noneMissed = pair.truth === null && pair.answer === null ? 'None missed.' : 'No mistake of this kind.';
    return html`<div class="missed-head">
        ${setChoice(split, chooseSet)}
        ${digitChoice(areDigits(classNames) ? 'True digit' : 'True class', 'missed-truth', classNames, (truth) =>
          filter({ truth }),
        )}
        ${digitChoice('Predicted', 'missed-answer', classNames, (answer) => filter({ answer }))}
      </div>
      <p class="missed-summary" data-testid="missed-summary">
        ${
          answered && gallery
            ? `${formatMissed(gallery.count, answered.answers, classNames, pair)} ${formatMoment(answered.answers.step, shown, 'Measured ')}`
            : '\u00a0'
        }
      </p>
      ${answerGallery({
        gallery,
        emptyText: answered ? noneMissed : formatNoAnswers(shown, split),
        local: galleryState,
        change: (changes) => view.change({ gallery: { ...view.local().gallery, ...changes } }),
        actions,
      })}`;
  }

  const view = createView(
    root,
    template,
    /** @type {Local} */ ({
      split: 'test',
      answered: null,
      pair: { truth: null, answer: null },
      gallery: closedGallery,
    }),
  );

  /** @param {Measured} split */
  function chooseSet(split) {
    view.change({ split });
    if (state) update(state);
  }

  /** @param {State} next */
  function update(next) {
    state = next;
    view.update(next);
    source.update(next, view.local().split);
  }
  return { root, update };
}

/** @param {number} count @param {MeasuredAnswers} answers @param {string[]} classNames @param {Pair} pair */
function formatMissed(count, { labels }, classNames, { truth, answer }) {
  const share = labels.length > 0 ? count / labels.length : 0;
  const whole = `${formatCount(count)} of ${formatCount(labels.length)} ${nounOf(classNames)} missed (${formatPercent(share)})`;
  const parts = [
    truth === null ? '' : `${areDigits(classNames) ? 'a ' : ''}${classNames[truth]}`,
    answer === null ? '' : `taken for ${classNames[answer]}`,
  ].filter(Boolean);
  return `${whole}${parts.length > 0 ? `: ${parts.join(' ')}` : ''}. The most confident mistake comes first.`;
}
