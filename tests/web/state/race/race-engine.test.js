import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { methodLanes } from '../../../../web/src/config/race-lanes.js';
import { noRace, raceReducer } from '../../../../web/src/state/race/race-reducer.js';
import { createStore } from '../../../../web/src/state/store.js';
import { RaceEngine } from '../../../../web/src/state/race/race-engine.js';
import { formatRace, formatState, formatWholeRun } from '../../../../web/src/views/race/race-text.js';

const lanesOf = (/** @type {string[]} */ ids) =>
  ids.map((id) => methodLanes.find((lane) => lane.id === id) ?? methodLanes[0]);
const plan = (/** @type {string[]} */ ids, change = {}) => ({
  lanes: lanesOf(ids),
  workerData: /** @type {any} */ ({}),
  choice: /** @type {any} */ ({ gradient: 'backprop' }),
  budget: 10,
  sideBySide: false,
  settings: null,
  ...change,
});

/** Lanes that take so many seconds a step, on a clock that nobody has to wait for. @param {Record<string, number>} secondsPerStep */
function pretendLanes(secondsPerStep, steps = 20) {
  /** @type {string[]} */
  const turns = [];
  const log = { turns, workers: 0, closed: 0 };
  const startWorker = () => {
    log.workers += 1;
    /** @type {Record<string, number>} */
    const clocks = {};
    return {
      open: async () => {},
      add: async (/** @type {string} */ id) => {
        if (!(id in secondsPerStep)) throw new Error('it cannot run');
        clocks[id] = 0;
        return { steps, stepsPerEpoch: 10, reference: null };
      },
      advance: async (/** @type {string} */ id, /** @type {number} */ milliseconds) => {
        turns.push(id);
        await setImmediate(); // the page has its turns, too
        const before = Math.floor(clocks[id] / secondsPerStep[id] + 1e-9);
        clocks[id] = Math.min(clocks[id] + milliseconds / 1000, steps * secondsPerStep[id]);
        const made = clocks[id] / secondsPerStep[id] + 1e-9;
        const step = Math.floor(made);
        return {
          seconds: clocks[id],
          step,
          stepFraction: made - step,
          losses: new Float32Array(step - before).fill(0.5),
          done: step >= steps,
          diverged: '',
        };
      },
      measure: async () => ({ loss: 0.1, accuracy: 0.9 }),
      close: () => (log.closed += 1),
    };
  };
  return { log, startWorker };
}

/**
 * A race with a store of its own.
 * @param {ConstructorParameters<typeof RaceEngine>[1]} onLaneEnd
 * @param {ConstructorParameters<typeof RaceEngine>[2]} startWorker
 */
function raceOf(onLaneEnd, startWorker) {
  const store = createStore(raceReducer, noRace());
  return { engine: new RaceEngine(store, onLaneEnd, startWorker), race: store.get };
}

describe('a race', () => {
  it('gives the next slice to the lane whose clock shows least, and says where the others were when the first finished', async () => {
    const { log, startWorker } = pretendLanes({ backprop: 0.1, 'central-difference': 0.6 });
    /** @type {string[]} */
    const ended = [];
    const { engine, race } = raceOf((lane) => ended.push(lane.offer.id), startWorker);
    await engine.start(plan(['backprop', 'central-difference']));
    await expect.poll(() => race().phase).toBe('over');
    expect(log.turns.slice(0, 6)).toEqual([
      'backprop',
      'central-difference',
      'backprop',
      'central-difference',
      'backprop',
      'central-difference',
    ]);
    expect(formatRace(race())).toContain(
      'Backpropagation has finished all 20 steps in 2.0\u202fs. By then, Central differences had made 3 steps.',
    );
    expect(ended).toEqual(['backprop', 'central-difference']);
    expect(log).toMatchObject({ workers: 1, closed: 1 });
  });

  it('projects the whole run of a lane that runs out of time', async () => {
    const { startWorker } = pretendLanes({ backprop: 0.1, 'central-difference': 4 });
    const { engine, race } = raceOf(() => {}, startWorker);
    await engine.start(plan(['backprop', 'central-difference']));
    await expect.poll(() => race().phase).toBe('over');
    const [backprop, central] = race().lanes;
    expect(central.phase).toBe('out of time');
    expect(formatWholeRun(central)).toEqual({ text: '≈\u202f1\u202fmin 20\u202fs', isProjection: true });
    expect(formatWholeRun(backprop)).toEqual({ text: '2.0\u202fs', isProjection: false });
    expect(central.accuracy).toBe(0.9);
  });

  it('goes on without a lane that cannot run, and says why', async () => {
    const { startWorker } = pretendLanes({ backprop: 0.1, spsa: 0.1 });
    const { engine, race } = raceOf(() => {}, startWorker);
    await engine.start(plan(['backprop', 'forward-difference', 'spsa']));
    await expect.poll(() => race().phase).toBe('over');
    expect(race().lanes.map(({ phase, why }) => [phase, why])).toEqual([
      ['finished', ''],
      ['stopped', 'it cannot run'],
      ['finished', ''],
    ]);
  });

  it('has a worker for each lane side by side, and frees them when it is ended', async () => {
    const { log, startWorker } = pretendLanes({ backprop: 1, spsa: 1 }, 1e6);
    const { engine, race } = raceOf(() => {}, startWorker);
    await engine.start(plan(['backprop', 'spsa'], { sideBySide: true, budget: Infinity }));
    await expect.poll(() => log.turns.length).toBeGreaterThan(3);
    engine.end();
    expect(race().phase).toBe('over');
    expect(log).toMatchObject({ workers: 2, closed: 2 });
    expect(race().lanes.map((lane) => formatState(lane))).toEqual(['Ended early', 'Ended early']);
  });

  it('closes a worker that has been started only after the race was ended', async () => {
    const { log, startWorker } = pretendLanes({ backprop: 1 });
    /** @type {() => void} */
    let arrive = () => {};
    const downloaded = new Promise((resolve) => (arrive = () => resolve(undefined)));
    const { engine } = raceOf(
      () => {},
      async () => (await downloaded, startWorker()),
    );
    const started = engine.start(plan(['backprop']));
    engine.end();
    arrive();
    await started;
    expect(log).toMatchObject({ workers: 1, closed: 1 });
  });

  it('tells the mean of a lane’s latest 50 losses, however few a slice may hold', () => {
    const slice = (/** @type {number} */ step, /** @type {number[]} */ losses) => ({
      type: /** @type {const} */ ('lane-slice'),
      id: 'spsa',
      slice: { seconds: step, step, stepFraction: 0, losses: Float32Array.from(losses), done: false, diverged: '' },
    });
    const begun = {
      type: /** @type {const} */ ('race-begun'),
      lanes: lanesOf(['spsa']),
      budget: 100,
      sideBySide: false,
      settings: null,
    };
    const race = [begun, slice(30, Array(30).fill(1)), slice(54, Array(24).fill(2)), slice(55, [3])].reduce(
      raceReducer,
      noRace(),
    );
    expect(race.lanes[0].loss).toBeCloseTo((25 * 1 + 24 * 2 + 3) / 50);
  });

  it('stands still while it is paused', async () => {
    const { log, startWorker } = pretendLanes({ backprop: 1, spsa: 1 }, 1e6);
    const { engine, race } = raceOf(() => {}, startWorker);
    await engine.start(plan(['backprop', 'spsa'], { budget: Infinity }));
    await expect.poll(() => log.turns.length).toBeGreaterThan(3);
    engine.pause();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { length } = log.turns;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(log.turns).toHaveLength(length);
    const { lanes, phase } = race();
    expect(lanes.map((lane) => formatState(lane, phase))).toEqual(['Paused', 'Paused']);
    engine.resume();
    await expect.poll(() => log.turns.length).toBeGreaterThan(length);
    engine.end();
  });
});
