import { ways } from '../../config/gradient-methods.js';
import { choiceOf } from './run-choice.js';
import { latestOnly } from '../latest-only.js';

/**
 * Keeps the measured cost of a step up to date: that of the chosen gradient method, and those of the methods that the
 * page compares next to Start.
 * @param {import('../data/data-choice.js').Store} store
 * @param {import('../../worker/protocol.js').Engine} engine
 * @param {import('../data/data-choice.js').Notices} notices
 * @param {(keyof import('../reducer.js').Settings)[]} keys the settings that it depends on, but for the method
 * @returns {() => Promise<void>} measures them for the current settings
 */
export function createStepCostEstimate(store, engine, notices, keys) {
  /** @param {import('../reducer.js').Settings} settings */
  async function measureOne(settings) {
    const measured = await notices.attempt({ where: 'training', topic: 'price' }, () =>
      engine.gradients.measureStepCost(choiceOf(settings)),
    );
    return measured?.result ?? null;
  }

  /** What the costs in the state were measured for, but for the gradient method. */
  let measuredFor = '';
  /** @type {unknown} */
  let measuredOn;

  const measure = latestOnly(async () => {
    const { settings, data } = store.get();
    if (!data.train) return store.dispatch({ type: 'step-cost', stepCost: null, wayCosts: {} });
    const key = keys.map((name) => settings[name]).join();
    // The switch keeps its prices while only the method changes.
    let wayCosts = key === measuredFor && data.train === measuredOn ? store.get().wayCosts : {};
    [measuredFor, measuredOn] = [key, data.train];
    store.dispatch({ type: 'step-cost', stepCost: { pending: true }, wayCosts });
    const stepCost = await measureOne(settings);
    if (stepCost) wayCosts = { ...wayCosts, [settings.gradient]: stepCost };
    store.dispatch({ type: 'step-cost', stepCost, wayCosts });
    if (!stepCost) return;
    for (const { value: gradient } of ways) {
      // The measurement would take time from the run, and its result would be that of a busy machine.
      if (gradient in wayCosts || store.get().settings !== settings || store.get().status === 'training') continue;
      const cost = await measureOne({ ...settings, gradient });
      if (!cost) return;
      wayCosts = { ...wayCosts, [gradient]: cost };
      store.dispatch({ type: 'step-cost', stepCost, wayCosts });
    }
  });
  return () => measure(undefined);
}
