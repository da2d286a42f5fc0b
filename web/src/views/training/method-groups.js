import { html } from 'lit-html';
import { controls } from '../../config/hyper-parameters.js';
import { isUsed, optimizerControls, scheduleControls } from '../../config/method-controls.js';
import { field } from '../controls/field.js';
import { termTemplate } from '../controls/term.js';
import { createScheduleCurve } from './schedule-curve.js';

/**
 * The contents of the groups of settings that are initially closed.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('../../config/hyper-parameters.js').Declared} Declared
 */

/** @param {string} key in camelCase */
const hyphenated = (key) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The keys of settings that only some optimisers or schedules use. @param {Declared[]} declared */
const tuningOf = (declared) => declared.filter(({ part }) => part === 'tuning').map(({ key }) => key);

/** @param {Actions} actions */
export function createMethodGroups({ settings: { set, scheduleCurve } }) {
  const curve = createScheduleCurve(scheduleCurve);

  /** @param {State} state @param {string[]} keys @param {boolean} [help] whether the chosen option is explained */
  const fields = ({ settings }, keys, help = false) =>
    keys.map((key) =>
      field(key, settings[/** @type {keyof State['settings']} */ (key)], {
        testid: `${hyphenated(key)}${controls[key].kind === 'select' ? '-select' : ''}`,
        set,
        help,
        hidden: !isUsed(settings, controls[key]),
      }),
    );
  /** @param {State} state @param {string[]} keys */
  const pair = (state, ...keys) => html`<div class="field-pair">${fields(state, keys)}</div>`;

  return {
    /** @param {State} state */
    optimizer: (state) => [fields(state, ['optimizer'], true), pair(state, ...tuningOf(optimizerControls))],

    /** @param {State} state */
    schedule(state) {
      curve.update(state);
      return [fields(state, ['schedule'], true), curve.root, pair(state, ...tuningOf(scheduleControls))];
    },

    /** @param {State} state */
    regularisation: (state) =>
      html`<p class="note">
          What keeps the network from memorising the training digits. ${termTemplate('dropout', 'Dropout')} is a layer
          of the network, ${termTemplate('augmentation')} belongs to the data.
        </p>
        ${pair(state, 'weightDecay', 'clip')} ${fields(state, ['decay'])}`,

    /** @param {State} state */
    stopping: (state) =>
      html`<p class="note">
          Needs a ${termTemplate('validation set', 'validation share')} (under Data), so that the test set stays out of
          the decision.
        </p>
        ${pair(state, 'patience')}`,

    /** @param {State} state */
    threads: (state) =>
      html`<p class="note">
          The same seed gives the same run with any number of them. A small network uses fewer
          ${termTemplate('thread', 'threads')} than it may: for little work, sharing it out takes longer than doing it.
        </p>
        ${pair(state, 'threads')}`,
  };
}
