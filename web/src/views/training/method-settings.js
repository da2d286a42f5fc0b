import {
  methodControls,
  optimizerControls,
  scheduleControls,
  tunes,
  tuningKeys,
} from '../../config/method-controls.js';
import { element } from '../controls/element.js';
import { createField } from '../controls/field.js';
import { formatOptimizer, formatRegularisation, formatSchedule, formatStopping } from './method-text.js';
import { createScheduleCurve } from './schedule-curve.js';
import { createSettingGroup } from '../controls/setting-group.js';
import { term } from '../controls/term.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('../../config/hyper-parameters.js').Declared} Declared
 */

/**
 * Creates the settings of the optimiser, the schedule and regularisation, in groups that are initially closed.
 * @param {Actions} actions
 */
export function createMethodSettings(actions) {
  const fields = Object.fromEntries(
    methodControls.map(({ key, kind }) => {
      const testid = `${hyphenated(key)}${kind === 'select' ? '-select' : ''}`;
      const help = key === 'optimizer' || key === 'schedule';
      return [key, createField(key, { testid, set: actions.set, help })];
    }),
  );
  /** @param {Declared[]} declared those of them that only some optimisers or schedules use */
  const tuning = (declared) =>
    element(
      'div',
      { class: 'field-pair' },
      ...declared.filter(({ part }) => part === 'tuning').map(({ key }) => fields[key].root),
    );
  const tuned = tuning(optimizerControls);
  const shaped = tuning(scheduleControls);
  const curve = createScheduleCurve(actions);
  const optimizer = createSettingGroup('Optimiser', 'optimizer-group', fields.optimizer.root, tuned);
  const schedule = createSettingGroup(
    'Learning-rate schedule',
    'schedule-group',
    fields.schedule.root,
    curve.root,
    shaped,
  );
  schedule.root.addEventListener('toggle', () => curve.look());
  const regularisation = createSettingGroup(
    'Regularisation',
    'regularisation-group',
    element(
      'p',
      { class: 'note' },
      'What keeps the network from learning the training digits by heart. ',
      term('dropout', 'Dropout'),
      ' is a layer of the network, ',
      term('augmentation', 'augmentation'),
      ' belongs to the data.',
    ),
    element('div', { class: 'field-pair' }, fields.weightDecay.root, fields.clip.root),
    fields.decay.root,
  );
  const stopping = createSettingGroup(
    'Early stopping',
    'stopping-group',
    element(
      'p',
      { class: 'note' },
      'Needs a ',
      term('validation set', 'validation share'),
      ' (under Data), so that the test set stays out of the decision.',
    ),
    element('div', { class: 'field-pair' }, fields.patience.root),
  );
  const groups = [
    { ...optimizer, words: formatOptimizer },
    { ...schedule, words: formatSchedule },
    { ...regularisation, words: formatRegularisation },
    { ...stopping, words: formatStopping },
  ];
  return {
    root: element('div', { class: 'mores' }, ...groups.map(({ root }) => root)),
    /** @param {State} state */
    update(state) {
      const { settings } = state;
      for (const { key } of methodControls) fields[key].update(settings[/** @type {keyof typeof settings} */ (key)]);
      for (const key of tuningKeys)
        fields[key].root.hidden = !tunes[key].includes(settings.optimizer) && !tunes[key].includes(settings.schedule);
      curve.update(state);
      groups.forEach(({ say, words }) => say(words(settings)));
    },
  };
}

/** @param {string} key in camelCase */
function hyphenated(key) {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
