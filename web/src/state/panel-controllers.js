import { fetchedCode } from '../worker/core/fetched-code.js';
import { lazyController } from './lazy-controller.js';

/**
 * Creates the controllers that only one panel needs. Each is downloaded with its panel, is made once, and lives as long
 * as the session. Its slice of the state is null until then.
 * @param {import('./data/data-choice.js').PageStore} store
 * @param {import('../worker/protocol.js').Engine} engine
 * @param {import('./data/data-choice.js').Notices} notices
 * @param {object} page
 * @param {() => Promise<boolean>} page.ready settles when data and network match the settings
 * @param {(results: import('./results/results.js').Result[]) => void} page.addResults
 * @param {() => unknown} page.pauseRun
 */
export function createPanelControllers(store, engine, notices, { ready, addResults, pauseRun }) {
  const supply = async () => {
    const { raceSupply } = await fetchedCode(() => import('./race/race-supply.js'));
    return raceSupply(store, engine, notices, ready);
  };
  return {
    race: lazyController(async () => {
      const { createRaceControl } = await import('./race/race-control.js');
      return createRaceControl(store, { supply, addResults, pauseRun });
    }),
    tableRun: lazyController(async () => {
      const { createTableRunControl } = await import('./results/table-run-control.js');
      return createTableRunControl(store, { supply, addResults });
    }),
    lab: lazyController(async () => {
      const { createLab } = await import('./gradients/create-lab.js');
      return createLab(store, engine, notices);
    }),
  };
}
