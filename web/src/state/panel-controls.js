import { loadOnce } from '../worker/core/load-once.js';

/**
 * Creates the controllers that only one panel needs. Each is downloaded when its panel is first opened, is made once, and
 * lives as long as the session.
 * @param {import('./data/data-choice.js').Store} store
 * @param {import('../worker/protocol.js').Engine} engine
 * @param {import('./data/data-choice.js').Notices} notices
 * @param {object} page
 * @param {() => Promise<boolean>} page.ready settles when data and network match the settings
 * @param {(results: import('./results/results.js').Result[]) => void} page.addResults
 */
export function createPanelControls(store, engine, notices, { ready, addResults }) {
  const supply = async () => {
    const { raceSupply } = await import('./race/race-supply.js');
    return raceSupply(store, engine, notices, ready);
  };
  return {
    /** Returns what starts and ends the race. */
    race: loadOnce(async () => {
      const { createRaceControl } = await import('./race/race-control.js');
      return createRaceControl(store.get, supply, addResults);
    }),
    /** Returns what fills the comparison table. */
    tableRun: loadOnce(async () => {
      const { createTableRunControl } = await import('./results/table-run-control.js');
      return createTableRunControl(store.get, supply, addResults);
    }),
  };
}
