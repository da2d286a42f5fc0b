import { defaultSettings } from '../../config/hyper-parameters.js';
import { raceLanes } from '../../config/race-lanes.js';
import { whyNot } from '../../peers/tensorflow-backends.js';
import { coreFolderFor } from '../../worker/core/core-loader.js';
import { startLane } from '../race/race-engine.js';
import { choiceOf } from '../run/run-choice.js';
import { cellsToRun, TableRun } from './table-run.js';

/**
 * Fills the comparison table with the images and the seed of the page.
 *
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('../race/race-supply.js').RaceSupply} RaceSupply
 * @typedef {import('../../peers/tensorflow-backends.js').Graphics} Graphics
 * @typedef {import('./results.js').Result} Result
 * @typedef {import('./table-run.js').CellToRun} CellToRun
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
 * @param {() => State} get
 * @param {() => Promise<RaceSupply | null>} supply provides the images and settings of a race
 * @param {(results: Result[]) => void} add receives the results
 */
export function createTableRunControl(get, supply, add) {
  const run = new TableRun((result) => add([result]), startLane);
  return {
    store: run.store,
    pause: () => run.pause(),
    resume: () => run.resume(),
    end: () => run.end(),
    /**
     * Runs cells. Settles when they are done, or at once if there are no images.
     * @param {{ cells: CellToRun[], budget: number }} plan `budget` in seconds
     */
    async start({ cells, budget }) {
      const { settings, data } = get();
      const { dataset, seed, mine } = settings;
      const supplied = await supply();
      if (!supplied) return;
      await run.start({
        cells,
        budget,
        place: { core: coreFolderFor(document.baseURI), data: supplied.data },
        settingsOf: (network) => ({ ...defaultSettings(network), seed, mine }),
        choiceOf,
        environment: { data: dataset, images: data.train?.size ?? 0 },
      });
    },
  };
}
