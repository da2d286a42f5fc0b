import { raceLanes } from '../../config/race-lanes.js';
import { coreFolderFor } from '../../worker/core/core-loader.js';
import { RaceEngine } from './race-engine.js';
import { resultOfLane } from './race-results.js';

/**
 * Starts, pauses and ends the race of this page, with the images and settings of the page, and adds the results of its
 * lanes to the comparison table.
 *
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('../session.js').Actions} Actions
 * @typedef {{ lanes: string[], budget: number, sideBySide: boolean }} RaceOptions `lanes` by their ids, `budget` in seconds
 */

/** @param {import('./race.js').Race} race */
export const isUnderWay = ({ phase }) => phase !== 'idle' && phase !== 'over';

/** @param {Pick<Actions, 'race' | 'results'>} actions */
export function createRaceControl(actions) {
  /**
   * What the lanes of the latest race train with.
   * @type {{ settings: State['settings'], loss: string, images: number, at: Date }|null}
   */
  let inputs = null;
  const engine = new RaceEngine((lane) => {
    const result = inputs && resultOfLane(lane, inputs);
    if (result) actions.results.add([result]);
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
     * @param {() => State} page returns the state of the page when the images are there
     */
    async start({ lanes, budget, sideBySide }, page) {
      const supply = await actions.race.supply();
      if (!supply) return;
      const { settings, network } = page();
      inputs = { settings, loss: network?.loss ?? '', images: supply.data.train.labels.length, at: new Date() };
      await engine.start({
        lanes: raceLanes.filter(({ id }) => lanes.includes(id)),
        place: { core: coreFolderFor(document.baseURI), data: supply.data },
        choice: supply.choice,
        budget,
        sideBySide,
      });
    },
  };
}
