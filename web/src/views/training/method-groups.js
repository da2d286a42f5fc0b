import { controls } from '../../config/hyper-parameters.js';
import { optimizerControls, scheduleControls, tunes } from '../../config/method-controls.js';
import { element } from '../controls/element.js';
import { createField } from '../controls/field.js';
import { term } from '../controls/term.js';
import { createScheduleCurve } from './schedule-curve.js';

/**
 * The contents of the groups of settings that are initially closed.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('../controls/setting-group.js').GroupContent} GroupContent
 * @typedef {import('../../config/hyper-parameters.js').Declared} Declared
 * @typedef {keyof State['settings']} Key
 */

/** @param {string} key in camelCase */
const hyphenated = (key) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The keys of settings that only some optimisers or schedules use. @param {Declared[]} declared */
const tuningOf = (declared) => declared.filter(({ part }) => part === 'tuning').map(({ key }) => key);

/** @param {Actions} actions @param {string[]} keys @param {boolean} [help] whether the chosen option is explained */
function createFields(actions, keys, help = false) {
  const fields = keys.map((key) => {
    const testid = `${hyphenated(key)}${controls[key].kind === 'select' ? '-select' : ''}`;
    return { key, field: createField(key, { testid, set: actions.settings.set, help }) };
  });
  return {
    roots: fields.map(({ field }) => field.root),
    /** @param {State} state Fields that the optimiser and the schedule do not use are hidden. */
    update({ settings }) {
      for (const { key, field } of fields) {
        field.update(settings[/** @type {Key} */ (key)]);
        const users = Object.hasOwn(tunes, key) ? tunes[/** @type {keyof typeof tunes} */ (key)] : undefined;
        field.root.hidden =
          users !== undefined && !users.includes(settings.optimizer) && !users.includes(settings.schedule);
      }
    },
  };
}

/** @param {...Node} fields */
const pair = (...fields) => element('div', { class: 'field-pair' }, ...fields);

/** @param {...(Node | string)} text */
const note = (...text) => element('p', { class: 'note' }, ...text);

/** @param {Actions} actions @returns {GroupContent} */
export function createOptimizerGroup(actions) {
  const choice = createFields(actions, ['optimizer'], true);
  const tuned = createFields(actions, tuningOf(optimizerControls));
  return {
    nodes: [...choice.roots, pair(...tuned.roots)],
    update(state) {
      choice.update(state);
      tuned.update(state);
    },
  };
}

/** @param {Actions} actions @returns {GroupContent} */
export function createScheduleGroup(actions) {
  const choice = createFields(actions, ['schedule'], true);
  const shaped = createFields(actions, tuningOf(scheduleControls));
  const curve = createScheduleCurve(actions);
  return {
    nodes: [...choice.roots, curve.root, pair(...shaped.roots)],
    update(state) {
      choice.update(state);
      shaped.update(state);
      curve.update(state);
    },
  };
}

/** @param {Actions} actions @returns {GroupContent} */
export function createRegularisationGroup(actions) {
  const { roots, update } = createFields(actions, ['weightDecay', 'clip', 'decay']);
  const words = note(
    'What keeps the network from learning the training digits by heart. ',
    term('dropout', 'Dropout'),
    ' is a layer of the network, ',
    term('augmentation', 'augmentation'),
    ' belongs to the data.',
  );
  return { nodes: [words, pair(roots[0], roots[1]), roots[2]], update };
}

/** @param {Actions} actions @returns {GroupContent} */
export function createStoppingGroup(actions) {
  const { roots, update } = createFields(actions, ['patience']);
  const words = note(
    'Needs a ',
    term('validation set', 'validation share'),
    ' (under Data), so that the test set stays out of the decision.',
  );
  return { nodes: [words, pair(...roots)], update };
}

/** @param {Actions} actions @returns {GroupContent} */
export function createThreadsGroup(actions) {
  const { roots, update } = createFields(actions, ['threads']);
  const words = note(
    'The same seed gives the same run with any number of them. A small network uses fewer ',
    term('thread', 'threads'),
    ' than it may: sharing out a little work takes longer than doing it.',
  );
  return { nodes: [words, pair(...roots)], update };
}
