import { raceLanes } from '../../config/race-lanes.js';
import { coreFolderFor } from '../../worker/core/core-loader.js';
import { RaceEngine } from './race-engine.js';
import { noRace, raceReducer } from './race-reducer.js';
import { resultOfLane } from './race-results.js';

/**
 * Starts, pauses and ends the race, with the images and settings of the page, and adds the results of its lanes to the
 * comparison table. A race and a run would slow each other down, so each is paused when the other starts.
 *
 * @typedef {import('../data/data-choice.js').PageStore} PageStore
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('./race-supply.js').RaceSupply} RaceSupply
 * @typedef {{ lanes: string[], budget: number, sideBySide: boolean }} RaceOptions `lanes` by their ids, `budget` in seconds
 */

/**
 * @param {PageStore} store
 * @param {object} page
 * @param {() => Promise<RaceSupply | null>} page.supply provides the images and settings of a race
 * @param {(results: import('../results/results.js').Result[]) => void} page.addResults receives the results of its lanes
 * @param {() => unknown} page.pauseRun
 */
export function createRaceControl(store, { supply, addResults, pauseRun }) {
  /**
   * What the lanes of the latest race train with.
   * @type {{ settings: State['settings'], loss: string, images: number, at: Date }|null}
   */
  let inputs = null;
  /** Increases when a race is started or ended, so that images that arrive later start nothing. */
  let latest = 0;
  const race = store.addSlice('race', raceReducer, noRace());
  const engine = new RaceEngine(race, (lane) => {
    const result = inputs && resultOfLane(lane, inputs);
    if (result) addResults([result]);
  });

  /** @param {ReturnType<typeof noRace>['yielded']} yielded */
  const showYielded = (yielded) => race.dispatch({ type: 'race-yielded', yielded });

  function pauseTraining() {
    if (store.get().status !== 'training') return;
    pauseRun();
    showYielded('run paused');
  }

  store.subscribe(({ status }, previous) => {
    if (status === previous.status) return;
    const { phase, yielded } = race.get();
    if (status === 'training' && phase === 'racing') {
      engine.pause();
      showYielded('race paused');
    } else if (status !== 'training' && yielded === 'race paused') showYielded('');
  });

  return {
    pause: () => engine.pause(),
    resume() {
      pauseTraining();
      engine.resume();
    },
    end() {
      latest += 1;
      engine.end();
    },
    /**
     * Starts a race. Settles when its lanes are ready, or at once if there are no images.
     * @param {RaceOptions} options
     */
    async start({ lanes, budget, sideBySide }) {
      const start = ++latest;
      pauseTraining();
      const supplied = await supply();
      if (!supplied || start !== latest) return;
      const { data, choice } = supplied;
      const { settings, network } = store.get();
      inputs = { settings, loss: network?.loss ?? '', images: data.train.labels.length, at: new Date() };
      await engine.start({
        lanes: raceLanes.filter(({ id }) => lanes.includes(id)),
        workerData: { core: coreFolderFor(document.baseURI), data },
        choice,
        budget,
        sideBySide,
        settings,
      });
    },
  };
}
