import { choiceOf } from '../run/run-choice.js';

/**
 * Provides the images and the settings that a race uses.
 *
 * @typedef {{ data: import('../../worker/protocol.js').RunData, choice: import('../../worker/protocol.js').RunChoice }} RaceSupply
 */

/**
 * Returns the images and the settings that a run started now would use.
 * @param {import('../data/data-choice.js').Store} store
 * @param {import('../../worker/protocol.js').Engine} engine
 * @param {import('../data/data-choice.js').Notices} notices
 * @param {() => Promise<boolean>} ready settles when data and network match the settings
 * @returns {Promise<RaceSupply|null>} null if there are none; a notice says why
 */
export async function raceSupply(store, engine, notices, ready) {
  if (!(await ready())) return null;
  const choice = choiceOf(store.get().settings);
  const data = await notices.attempt({ where: 'data', topic: 'race-data' }, () => engine.data.runData(choice.mine));
  return data && { data: data.result, choice };
}
