import { latestOnly } from '../latest-only.js';

/**
 * Keeps the numbers of training and validation images up to date.
 * @param {import('./data-choice.js').Store} store
 * @param {import('../../worker/protocol.js').Engine} engine
 * @param {import('./data-choice.js').Notices} notices
 * @returns {() => Promise<void>} counts them for the current settings
 */
export function createSplitCounts(store, engine, notices) {
  const count = latestOnly(async () => {
    const { validation, seed, mine } = store.get().settings;
    const counted = await notices.attempt({ where: 'data', topic: 'data-split' }, () =>
      engine.data.countSplit({ validation, seed, mine }),
    );
    if (counted) store.dispatch({ type: 'data-facts', facts: { split: counted.result } });
  });
  return () => count(undefined);
}
