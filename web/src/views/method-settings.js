import { element } from './element.js';
import { createField } from './field.js';
import { optimizerInWords, regularisationInWords, scheduleInWords, stoppingInWords } from './method-words.js';
import { createSettingGroup } from './setting-group.js';
import { term } from './term.js';

/**
 * @typedef {import('../state/reducer.js').State} State
 * @typedef {import('../state/session.js').Actions} Actions
 */

/** How the gradient is followed, for those who want to say: a group each, closed at first. @param {Actions} actions */
export function createMethodSettings(actions) {
  const fields = {
    optimizer: createField('optimizer', { testid: 'optimizer-select', set: actions.set, help: true }),
    schedule: createField('schedule', { testid: 'schedule-select', set: actions.set, help: true }),
    weightDecay: createField('weightDecay', { testid: 'weight-decay', set: actions.set }),
    decay: createField('decay', { testid: 'decay-select', set: actions.set }),
    clip: createField('clip', { testid: 'clip', set: actions.set }),
    patience: createField('patience', { testid: 'patience', set: actions.set }),
  };
  const keys = /** @type {(keyof typeof fields)[]} */ (Object.keys(fields));
  const optimizer = createSettingGroup('Optimiser', 'optimizer-group', fields.optimizer.root);
  const schedule = createSettingGroup('Learning-rate schedule', 'schedule-group', fields.schedule.root);
  const regularisation = createSettingGroup(
    'Regularisation',
    'regularisation-group',
    element('p', { class: 'note' }, 'What keeps the network from learning the training digits by heart. ', term('dropout', 'Dropout'), ' is a layer of the network, ', term('augmentation', 'augmentation'), ' belongs to the data.'),
    element('div', { class: 'field-pair' }, fields.weightDecay.root, fields.decay.root, fields.clip.root),
  );
  const stopping = createSettingGroup(
    'Early stopping',
    'stopping-group',
    element('p', { class: 'note' }, 'Needs a ', term('validation set', 'validation share'), ' (under Data), so that the test set stays out of the decision.'),
    element('div', { class: 'field-pair' }, fields.patience.root),
  );
  const groups = [
    { ...optimizer, words: optimizerInWords },
    { ...schedule, words: scheduleInWords },
    { ...regularisation, words: regularisationInWords },
    { ...stopping, words: stoppingInWords },
  ];
  return {
    root: element('div', { class: 'mores' }, ...groups.map(({ root }) => root)),
    /** @param {State} state */
    update({ settings }) {
      keys.forEach((key) => fields[key].update(settings[key]));
      groups.forEach(({ say, words }) => say(words(settings)));
    },
  };
}
