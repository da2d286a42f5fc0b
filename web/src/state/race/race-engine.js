import { startTensorflowLane } from '../../peers/tensorflow-client.js';
import { detectFeatures } from '../../worker/core/core-variants.js';
import { memoryShare } from '../../worker/core/memory-shares.js';
import { messageOf } from '../../worker/protocol.js';
import { startCoreLanes } from '../../worker/race/lane-client.js';

/**
 * Runs a race: distributes the time among the lanes, and collects their results.
 *
 * In turns, the lane with the least time on its clock gets the next slice. So all clocks advance together, and each
 * lane has the processor to itself while its clock runs. Side by side, each lane has a separate worker and never waits.
 *
 * @typedef {import('./race.js').Lane} Lane
 * @typedef {import('../../config/race-lanes.js').LaneOffer} LaneOffer
 * @typedef {import('../../worker/protocol.js').RunChoice} RunChoice
 * @typedef {import('../../worker/race/lane-client.js').LaneClient} LaneClient
 * @typedef {import('../../worker/race/lane-protocol.js').WorkerData} WorkerData
 * @typedef {{ get(): import('./race.js').Race, dispatch(action: import('./race-reducer.js').RaceAction): void }} RaceStore
 * @typedef {(offer: LaneOffer) => LaneClient|Promise<LaneClient>} StartWorker
 * @typedef {{ lanes: LaneOffer[], workerData: WorkerData, choice: RunChoice, budget: number, sideBySide: boolean, settings: import('./race.js').Race['settings'] }} RacePlan
 */

const sliceMs = 100;
/** Test accuracy is measured when a lane's clock reaches this many seconds, and each time it has grown by half. */
const firstMeasurement = 0.25;
const measurementGrowth = 1.5;
/** A measurement is skipped if the last one took more than this share of the lane's time, unless the lane has ended. */
const measuringShare = 0.5;

/** @param {() => boolean} isWanted */
function whileWanted(isWanted) {
  return (/** @type {() => void} */ work) => {
    if (isWanted()) work();
  };
}

/** Starts the worker that an offer's lane runs in. @type {StartWorker} */
export const startLane = ({ backend }) => (backend ? startTensorflowLane() : startCoreLanes());

export class RaceEngine {
  #store;
  #onLaneEnd;
  #startWorker;
  /** @type {LaneClient[]} */
  #workers = [];
  /** @type {Map<string, { client: LaneClient, measureAt: number, measuringTook: number }>} */
  #running = new Map();
  /** Increases with each race, so that answers to an earlier one are ignored. */
  #race = 0;
  /** @type {Promise<void>|null} */
  #driving = null;

  /**
   * @param {RaceStore} store
   * @param {(lane: Lane) => void} onLaneEnd called when a lane has ended and been measured
   * @param {StartWorker} [startWorker]
   */
  constructor(store, onLaneEnd, startWorker = startLane) {
    this.#store = store;
    this.#onLaneEnd = onLaneEnd;
    this.#startWorker = startWorker;
  }

  /** @param {RacePlan} plan */
  async start(plan) {
    this.#release();
    const race = this.#race;
    const { lanes, budget, sideBySide, settings } = plan;
    this.#store.dispatch({ type: 'race-begun', lanes, budget, sideBySide, settings });
    const open = this.#opener(plan, race);
    for (const offer of lanes) {
      await this.#getReady(offer, plan, open, race);
      if (race !== this.#race) return;
    }
    this.#drive();
  }

  pause() {
    if (this.#store.get().phase === 'racing') this.#store.dispatch({ type: 'race-phase', phase: 'paused' });
  }

  resume() {
    if (this.#store.get().phase === 'paused') this.#drive();
  }

  /** Ends the race at once, and closes its workers. */
  end() {
    this.#release();
    const { phase } = this.#store.get();
    if (phase !== 'idle' && phase !== 'over') this.#store.dispatch({ type: 'race-phase', phase: 'over' });
  }

  #release() {
    this.#race += 1;
    this.#running.clear();
    this.#workers.splice(0).forEach((worker) => worker.close());
  }

  /**
   * @param {LaneOffer} offer
   * @param {RacePlan} plan
   * @param {(offer: LaneOffer) => Promise<LaneClient>} open
   * @param {number} race
   */
  async #getReady(offer, { choice }, open, race) {
    const { id } = offer;
    const here = whileWanted(() => race === this.#race);
    try {
      const client = await open(offer);
      const facts = await client.add(id, { ...choice, gradient: offer.method ?? 'backprop' }, true);
      here(() => {
        this.#running.set(id, { client, measureAt: firstMeasurement, measuringTook: 0 });
        this.#store.dispatch({ type: 'lane-ready', id, facts });
      });
    } catch (error) {
      here(() => this.#store.dispatch({ type: 'lane-stopped', id, why: messageOf(error) }));
    }
  }

  #drive() {
    const race = this.#race;
    this.#store.dispatch({ type: 'race-phase', phase: 'racing' });
    // Slices that were running when the race was paused finish first; the next ones wait for them.
    this.#driving = Promise.resolve(this.#driving).then(() => this.#driveOn(race));
  }

  /** @param {number} race */
  async #driveOn(race) {
    const { lanes, sideBySide } = this.#store.get();
    const ids = lanes.map(({ offer }) => offer.id);
    const groups = sideBySide ? ids.map((id) => [id]) : [ids];
    await Promise.all(groups.map((group) => this.#takeTurns(group, race)));
    if (race !== this.#race || this.#isPaused()) return;
    this.#release();
    this.#store.dispatch({ type: 'race-phase', phase: 'over' });
  }

  #isPaused() {
    return this.#store.get().phase !== 'racing';
  }

  /** @param {string[]} group @param {number} race */
  async #takeTurns(group, race) {
    while (race === this.#race && !this.#isPaused()) {
      const racing = this.#store
        .get()
        .lanes.filter(({ offer, phase }) => group.includes(offer.id) && phase === 'racing');
      if (racing.length === 0) return;
      const next = racing.reduce((least, lane) => (lane.seconds < least.seconds ? lane : least));
      await this.#giveSlice(next, race);
    }
  }

  /** @param {Lane} lane @param {number} race */
  async #giveSlice({ offer: { id }, seconds }, race) {
    const running = this.#running.get(id);
    if (!running) return;
    try {
      const left = this.#store.get().budget * 1000 - seconds * 1000;
      const slice = await running.client.advance(id, Math.min(sliceMs, left));
      if (race !== this.#race) return;
      this.#store.dispatch({ type: 'lane-slice', id, slice });
      await this.#measureIfDue(id, race);
    } catch (error) {
      if (race === this.#race) this.#store.dispatch({ type: 'lane-stopped', id, why: messageOf(error) });
    }
  }

  /** @param {string} id */
  #lane(id) {
    return /** @type {Lane} */ (this.#store.get().lanes.find(({ offer }) => offer.id === id));
  }

  /** @param {string} id @param {number} race */
  async #measureIfDue(id, race) {
    const running = this.#running.get(id);
    const { phase, seconds, step } = this.#lane(id);
    const ended = phase !== 'racing';
    if (!running || !(ended || (step > 0 && seconds >= running.measureAt))) return;
    while (running.measureAt <= seconds) running.measureAt *= measurementGrowth;
    if (!ended && running.measuringTook > seconds * measuringShare) return;
    const before = performance.now();
    const measurement = await running.client.measure(id);
    if (race !== this.#race) return;
    running.measuringTook = (performance.now() - before) / 1000;
    if (measurement) this.#store.dispatch({ type: 'lane-measured', id, measurement });
    if (ended) this.#onLaneEnd(this.#lane(id));
  }

  /**
   * Returns a function that opens the worker of a lane. Lanes of the core that take turns share one worker, and with it
   * the images. The workers share the race's memory equally.
   * @param {RacePlan} plan
   * @param {number} race
   */
  #opener({ lanes, workerData, sideBySide }, race) {
    const shares = (/** @type {LaneOffer} */ { method }) => !sideBySide && Boolean(method);
    const workers = lanes.filter((offer) => !shares(offer)).length + (lanes.some(shares) ? 1 : 0);
    const megabytes = memoryShare(detectFeatures(), 'race', workers);
    /** @type {Promise<LaneClient>|null} */
    let shared = null;
    const open = async (/** @type {LaneOffer} */ offer) => {
      const client = await this.#startWorker(offer);
      if (race === this.#race) this.#workers.push(client);
      // The race was ended while the worker's code was being downloaded.
      else client.close();
      await client.open({ ...workerData, megabytes });
      return client;
    };
    return (/** @type {LaneOffer} */ offer) => (shares(offer) ? (shared ??= open(offer)) : open(offer));
  }
}
