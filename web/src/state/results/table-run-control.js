import { defaultSettings } from '../../config/hyper-parameters.js';
import { raceLanes } from '../../config/race-lanes.js';
import { whyNot } from '../../peers/tensorflow-backends.js';
import { coreFolderFor } from '../../worker/core/core-loader.js';
import { startLane } from '../race/race-engine.js';
import { choiceOf } from '../run/run-choice.js';
import { cellsToRun, TableRun } from './table-run.js';
import { noTableRun, tableRunReducer } from './table-run-reducer.js';

/**
 * Fills the comparison table with the images and the seed of the page.
 *
 * @typedef {import('../race/race-supply.js').RaceSupply} RaceSupply
 * @typedef {import('../../peers/tensorflow-backends.js').Graphics} Graphics
 * @typedef {import('./results.js').Result} Result
 * @typedef {import('./table-run-reducer.js').CellToRun} CellToRun
 * @typedef {{ networks: string[], implementations: string[] }} Scope
 */

/**
 * Returns why this browser cannot train a network with an implementation; '' if it can.
 * @param {import('../../config/race-lanes.js').LaneOffer} offer
 * @param {Graphics} graphics
 */
const refusalOf = ({ backend }, graphics) =>
  backend ? whyNot(backend, { graphics, settings: defaultSettings(), network: null }) : '';

/** Returns what this browser lacks. @param {Graphics} graphics */
export const missingBackends = (graphics) => raceLanes.map((offer) => refusalOf(offer, graphics)).filter(Boolean);

/**
 * Returns the cells of the scope that can be run here and have no result from this machine yet.
 * @param {Result[]} results
 * @param {string} data
 * @param {Scope} scope
 * @param {Graphics} graphics
 */
export function openCells(results, data, { networks, implementations }, graphics) {
  const offers = raceLanes.filter((offer) => implementations.includes(offer.id) && !refusalOf(offer, graphics));
  return cellsToRun(results, data, networks, offers);
}

/**
 * @param {import('../data/data-choice.js').PageStore} store
 * @param {object} page
 * @param {() => Promise<RaceSupply | null>} page.supply provides the images and settings of a race
 * @param {(results: Result[]) => void} page.addResults receives the results
 */
export function createTableRunControl(store, { supply, addResults }) {
  const run = new TableRun(
    store.addSlice('tableRun', tableRunReducer, noTableRun()),
    (result) => addResults([result]),
    startLane,
  );
  /** Increases when a run is started or ended, so that images that arrive later start nothing. */
  let latest = 0;
  return {
    pause: () => run.pause(),
    resume: () => run.resume(),
    end() {
      latest += 1;
      run.end();
    },
    /**
     * Runs cells. Settles when they are done, or at once if there are no images.
     * @param {{ cells: CellToRun[], budget: number }} plan `budget` in seconds
     */
    async start({ cells, budget }) {
      const start = ++latest;
      const { settings, data } = store.get();
      const { dataset, seed, mine } = settings;
      const supplied = await supply();
      if (!supplied || start !== latest) return;
      await run.start({
        cells,
        budget,
        workerData: { core: coreFolderFor(document.baseURI), data: supplied.data },
        settingsOf: (network) => ({ ...defaultSettings(network), seed, mine }),
        choiceOf,
        environment: { data: dataset, images: data.train?.size ?? 0 },
      });
    },
  };
}
