import { raceLanes } from '../../config/race-lanes.js';
import { coreFolderFor } from '../../worker/core/core-loader.js';
import { RaceEngine } from './race-engine.js';
import { resultOfLane } from './race-results.js';

/**
 * Starts, pauses and ends the race of this page, with the images and settings of the page, and adds the results of its
 * lanes to the comparison table.
 *
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('./race-supply.js').RaceSupply} RaceSupply
 * @typedef {import('../results/results.js').Result} Result
 * @typedef {{ lanes: string[], budget: number, sideBySide: boolean }} RaceOptions `lanes` by their ids, `budget` in seconds
 */

/** @param {import('./race.js').Race} race */
export const isUnderWay = ({ phase }) => phase !== 'idle' && phase !== 'over';

/**
 * @param {() => State} get
 * @param {() => Promise<RaceSupply | null>} supply provides the images and settings of a race
 * @param {(results: Result[]) => void} add receives the results of its lanes
 */
export function createRaceControl(get, supply, add) {
  /**
   * What the lanes of the latest race train with.
   * @type {{ settings: State['settings'], loss: string, images: number, at: Date }|null}
   */
  let inputs = null;
  const engine = new RaceEngine((lane) => {
    const result = inputs && resultOfLane(lane, inputs);
    if (result) add([result]);
  });

  return {
    store: engine.store,
    pause: () => engine.pause(),
    resume: () => engine.resume(),
    end: () => engine.end(),
    /** Returns the settings of the race under way; null if there is none. */
    settings: () => (isUnderWay(engine.store.get()) ? (inputs?.settings ?? null) : null),
    /**
     * Starts a race. Settles when its lanes are ready, or at once if there are no images.
     * @param {RaceOptions} options
     */
    async start({ lanes, budget, sideBySide }) {
      const supplied = await supply();
      if (!supplied) return;
      const { data, choice } = supplied;
      const { settings, network } = get();
      inputs = { settings, loss: network?.loss ?? '', images: data.train.labels.length, at: new Date() };
      await engine.start({
        lanes: raceLanes.filter(({ id }) => lanes.includes(id)),
        place: { core: coreFolderFor(document.baseURI), data },
        choice,
        budget,
        sideBySide,
      });
    },
  };
}
