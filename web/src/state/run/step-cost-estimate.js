import { choiceOf } from './run-choice.js';
import { latestOnly } from '../latest-only.js';

/**
 * Keeps the measured cost of a step up to date.
 * @param {import('../data/data-choice.js').Store} store
 * @param {import('../../worker/training-client.js').TrainingClient} client
 * @param {import('../data/data-choice.js').Notices} notices
 * @returns {() => Promise<void>} measures it for the current settings
 */
export function createStepCostEstimate(store, client, notices) {
  const measure = latestOnly(async () => {
    const { settings, data } = store.get();
    if (!data.train) return store.dispatch({ type: 'price', stepCost: null });
    store.dispatch({ type: 'price', stepCost: { pending: true } });
    const measured = await notices.attempt({ where: 'training', topic: 'price' }, () =>
      client.call('measureStepCost', choiceOf(settings)),
    );
    store.dispatch({ type: 'price', stepCost: measured?.result ?? null });
  });
  return () => measure(undefined);
}
