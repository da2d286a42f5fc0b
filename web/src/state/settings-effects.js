import { augmentationKeys } from '../config/data-controls.js';
import { networkKeys } from './address.js';

/**
 * Brings what depends on the settings up to date with them: threads, network, data, the validation split and the cost of
 * a step.
 *
 * @typedef {object} Effects
 * @property {() => Promise<unknown>} chooseThreads
 * @property {() => Promise<unknown>} describeNetwork
 * @property {import('./data/data-choice.js').DataChoice} data
 * @property {() => Promise<unknown>} countSplit
 * @property {() => Promise<unknown>} measureStepCost
 */

const dataKeys = /** @type {const} */ (['dataset', 'train', 'test']);
const splitKeys = [...dataKeys, 'validation', 'seed', 'mine'];
/** The settings that the cost of a step depends on, but for the gradient method. */
export const stepCostKeys = /** @type {const} */ ([
  ...dataKeys,
  ...networkKeys,
  ...augmentationKeys,
  'validation',
  'mine',
  'h',
  'directions',
  'batch',
  'threads',
]);

/**
 * @param {Effects} effects
 * @param {(error: unknown) => void} onError receives what an effect throws; a later change of the settings is unaffected
 */
export function createSettingsEffects({ chooseThreads, describeNetwork, data, countSplit, measureStepCost }, onError) {
  let upToDate = Promise.resolve();

  /** @param {string[]} keys settings that have changed */
  function apply(keys) {
    const touches = (/** @type {readonly string[]} */ some) => keys.some((key) => some.includes(key));
    // This comes first, so that the calls below reach the worker that has these threads.
    const threads = touches(['threads']) ? chooseThreads() : null;
    const network = touches(networkKeys) ? describeNetwork() : null;
    const loaded = touches(dataKeys) ? data.bringIn() : null;
    const effects = [threads, network, loaded].map((effect) => effect?.catch(onError));
    upToDate = Promise.all([upToDate, ...effects]).then(() => {});
    if (touches(splitKeys)) void upToDate.then(countSplit).catch(onError);
    if (touches([...stepCostKeys, 'gradient'])) void upToDate.then(measureStepCost).catch(onError);
  }

  return {
    apply,
    /** Returns a promise that settles when threads, network and data match the settings. */
    settled: () => upToDate,
    /** Waits for that. @returns {Promise<boolean>} false if loading failed meanwhile */
    async isReady() {
      const loaded = data.settled();
      await upToDate;
      return loaded;
    },
  };
}
