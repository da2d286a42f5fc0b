import { areDigits } from './class-names.js';
import { setCountsOf } from './data-counts.js';
import { element, setText } from '../controls/element.js';
import { formatCount, notYet } from '../controls/format.js';
import { term } from '../controls/term.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('./data-counts.js').SetCounts} Counts
 */

/** @param {keyof Counts} name @param {string} word @param {string} label */
function createCount(name, word, label) {
  const number = element('dd', { 'data-testid': `${name}-count` }, notYet);
  const title = term(word, label);
  return {
    root: element('div', { class: 'reading reading-large' }, element('dt', {}, title), number),
    title,
    /** @param {number | null} count */
    update(count) {
      setText(number, count === null ? notYet : formatCount(count));
      number.dataset.value = count === null ? '' : String(count);
    },
  };
}

/** Creates the sizes of the training, validation and test set and of the visitor's digits, in fixed positions. */
export function createSetCounts() {
  const counts = {
    training: createCount('training', 'training set', 'Training'),
    validation: createCount('validation', 'validation set', 'Validation'),
    test: createCount('test', 'test set', 'Test'),
    mine: createCount('mine', 'my digits', 'My digits'),
  };
  const names = /** @type {(keyof Counts)[]} */ (Object.keys(counts));
  return {
    root: element('dl', { class: 'readings' }, ...names.map((name) => counts[name].root)),
    /** @param {State} state */
    update(state) {
      const current = setCountsOf(state);
      names.forEach((name) => counts[name].update(current[name]));
      setText(counts.mine.title, areDigits(state.data.classNames) ? 'My digits' : 'My images');
    },
  };
}
