import { element } from '../controls/element.js';
import { createSettingGroup } from '../controls/setting-group.js';
import { formatOptimizer, formatRegularisation, formatSchedule, formatStopping, formatThreads } from './method-text.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {typeof import('./method-groups.js')} Groups
 */

/**
 * Creates the settings of the optimiser, the schedule, regularisation and threads, in groups that are initially closed.
 * @param {Actions} actions
 */
export function createMethodSettings(actions) {
  /**
   * @param {string} title
   * @param {string} testid
   * @param {(state: State) => string} summarise
   * @param {(groups: Groups) => (actions: Actions) => import('../controls/setting-group.js').GroupContent} creator
   */
  const group = (title, testid, summarise, creator) =>
    createSettingGroup(title, testid, {
      summarise,
      load: async () => creator(await import('./method-groups.js'))(actions),
    });
  const groups = [
    group('Optimiser', 'optimizer-group', formatOptimizer, (of) => of.createOptimizerGroup),
    group('Learning-rate schedule', 'schedule-group', formatSchedule, (of) => of.createScheduleGroup),
    group('Regularisation', 'regularisation-group', formatRegularisation, (of) => of.createRegularisationGroup),
    group('Early stopping', 'stopping-group', formatStopping, (of) => of.createStoppingGroup),
    group('Threads', 'threads-group', formatThreads, (of) => of.createThreadsGroup),
  ];
  return {
    root: element('div', { class: 'mores' }, ...groups.map(({ root }) => root)),
    /** @param {State} state */
    update: (state) => groups.forEach((each) => each.update(state)),
  };
}
