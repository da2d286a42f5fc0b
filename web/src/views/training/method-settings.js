import { tunes, tuningKeys } from '../../config/method-controls.js';
import { element } from '../controls/element.js';
import { createField } from '../controls/field.js';
import { formatOptimizer, formatRegularisation, formatSchedule, formatStopping } from './method-text.js';
import { createScheduleCurve } from './schedule-curve.js';
import { createSettingGroup } from '../controls/setting-group.js';
import { term } from '../controls/term.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/**
 * Creates the settings of the optimiser, the schedule and regularisation, in groups that are initially closed.
 * @param {Actions} actions
 */
export function createMethodSettings(actions) {
  const fields = {
    optimizer: createField('optimizer', { testid: 'optimizer-select', set: actions.set, help: true }),
    schedule: createField('schedule', { testid: 'schedule-select', set: actions.set, help: true }),
    weightDecay: createField('weightDecay', { testid: 'weight-decay', set: actions.set }),
    decay: createField('decay', { testid: 'decay-select', set: actions.set }),
    clip: createField('clip', { testid: 'clip', set: actions.set }),
    patience: createField('patience', { testid: 'patience', set: actions.set }),
    momentum: createField('momentum', { testid: 'momentum', set: actions.set }),
    beta2: createField('beta2', { testid: 'beta2', set: actions.set }),
    alpha: createField('alpha', { testid: 'alpha', set: actions.set }),
    epsilon: createField('epsilon', { testid: 'epsilon', set: actions.set }),
    warmup: createField('warmup', { testid: 'warmup', set: actions.set }),
    drop: createField('drop', { testid: 'drop', set: actions.set }),
    dropEvery: createField('dropEvery', { testid: 'drop-every', set: actions.set }),
  };
  const keys = /** @type {(keyof typeof fields)[]} */ (Object.keys(fields));
  const tuned = element(
    'div',
    { class: 'field-pair' },
    fields.momentum.root,
    fields.beta2.root,
    fields.alpha.root,
    fields.epsilon.root,
  );
  const shaped = element('div', { class: 'field-pair' }, fields.warmup.root, fields.drop.root, fields.dropEvery.root);
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
      keys.forEach((key) => fields[key].update(settings[key]));
      for (const key of tuningKeys)
        fields[key].root.hidden = !tunes[key].includes(settings.optimizer) && !tunes[key].includes(settings.schedule);
      curve.update(state);
      groups.forEach(({ say, words }) => say(words(settings)));
    },
  };
}
