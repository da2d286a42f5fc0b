import { choiceOf } from '../run/run-choice.js';

/**
 * What a race takes from the page.
 *
 * @typedef {{ data: import('../../worker/protocol.js').RunData, choice: import('../../worker/protocol.js').RunChoice }} RaceSupply
 */

/**
 * @param {import('../data/data-choice.js').Store} store
 * @param {import('../../worker/training-client.js').TrainingClient} client
 * @param {import('../data/data-choice.js').Notices} notices
 * @param {{ ready(): Promise<boolean> }} options `ready` settles when data and network are what the settings say
 */
export function createRaceSupply(store, client, notices, { ready }) {
  return {
    /** The images and the settings of a run that would begin now. @returns {Promise<RaceSupply|null>} null where there are none; the page then says why */
    async raceSupply() {
      if (!(await ready())) return null;
      const choice = choiceOf(store.get().settings);
      const data = await notices.attempt({ where: 'data', topic: 'race-data' }, () =>
        client.call('runData', choice.mine),
      );
      return data && { data: data.result, choice };
    },
  };
}
