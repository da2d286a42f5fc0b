import { createSettingGroup } from '../controls/setting-group.js';
import { formatOptimizer, formatRegularisation, formatSchedule, formatStopping, formatThreads } from './method-text.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/**
 * Creates the settings of the optimiser, the schedule, regularisation and threads, in groups that are initially closed.
 * @param {Actions} actions
 * @returns {(state: State) => HTMLElement[]}
 */
export function createMethodSettings(actions) {
  /**
   * @param {string} title
   * @param {string} testid
   * @param {(state: State) => string} summarise
   * @param {keyof ReturnType<typeof import('./method-groups.js').createMethodGroups>} name
   */
  const group = (title, testid, summarise, name) =>
    createSettingGroup(title, testid, {
      summarise,
      load: async () => (await import('./method-groups.js')).createMethodGroups(actions)[name],
    });
  const groups = [
    group('Optimiser', 'optimizer-group', formatOptimizer, 'optimizer'),
    group('Learning-rate schedule', 'schedule-group', formatSchedule, 'schedule'),
    group('Regularisation', 'regularisation-group', formatRegularisation, 'regularisation'),
    group('Early stopping', 'stopping-group', formatStopping, 'stopping'),
    group('Threads', 'threads-group', formatThreads, 'threads'),
  ];
  return (state) =>
    groups.map(({ root, update }) => {
      update(state);
      return root;
    });
}
