import { extended } from '../run/curves.js';
import { comparedSteps } from '../../worker/race/lane-protocol.js';

/**
 * Changes the race in the page's state.
 *
 * @typedef {import('../reducer.js').Action} Action
 * @typedef {import('../run/curves.js').Abscissa} Abscissa
 * @typedef {import('../../config/race-lanes.js').LaneOffer} LaneOffer
 * @typedef {import('../../worker/race/lane-protocol.js').LaneFacts} LaneFacts
 * @typedef {import('../../worker/race/lane-protocol.js').LaneMeasurement} LaneMeasurement
 * @typedef {import('../../worker/race/lane-protocol.js').LaneSlice} LaneSlice
 * @typedef {import('./race.js').Lane} Lane
 * @typedef {import('./race.js').Race} Race
 *
 * @typedef {{ type: 'race-begun', lanes: LaneOffer[], budget: number, sideBySide: boolean, settings: Race['settings'] }
 *   | { type: 'lane-ready', id: string, facts: LaneFacts }
 *   | { type: 'lane-slice', id: string, slice: LaneSlice }
 *   | { type: 'lane-measured', id: string, measurement: LaneMeasurement }
 *   | { type: 'lane-stopped', id: string, why: string }
 *   | { type: 'race-phase', phase: Race['phase'] }
 *   | { type: 'race-yielded', yielded: Race['yielded'] }} RaceAction
 */

/** The loss of one mini-batch is noisy, so the mean over this many is shown. */
const recentSteps = 50;
/** Lanes are compared if their clocks differ by at most about this many seconds; in turns, they differ by a slice. */
const comparableSeconds = 0.5;

/** @returns {Race} */
export const noRace = () => ({
  phase: 'idle',
  budget: 0,
  sideBySide: false,
  lanes: [],
  first: null,
  settings: null,
  yielded: '',
});

/** @param {LaneOffer} offer @returns {Lane} */
function newLane(offer) {
  const curves = () => ({ loss: [], accuracy: [] });
  return {
    offer,
    phase: 'getting ready',
    why: '',
    facts: null,
    step: 0,
    stepFraction: 0,
    seconds: 0,
    curves: { byStep: curves(), byEpoch: curves(), bySecond: curves() },
    latest: [],
    loss: null,
    accuracy: null,
    first: [],
  };
}

/** @param {Race} race @param {Action} action @returns {Race} */
export function raceReducer(race, action) {
  switch (action.type) {
    case 'race-begun':
      return {
        phase: 'getting ready',
        budget: action.budget,
        sideBySide: action.sideBySide,
        lanes: action.lanes.map(newLane),
        first: null,
        settings: action.settings,
        yielded: race.yielded,
      };
    case 'lane-ready':
      return withLane(race, action.id, (lane) => ({ ...lane, phase: 'racing', facts: action.facts }));
    case 'lane-slice':
      return withFirst(
        withLane(race, action.id, (lane) => afterSlice(lane, action.slice, race.budget)),
        action.id,
      );
    case 'lane-measured':
      return withLane(race, action.id, (lane) => afterMeasurement(lane, action.measurement));
    case 'lane-stopped':
      return withLane(race, action.id, (lane) => ({ ...lane, phase: 'stopped', why: action.why }));
    case 'race-phase':
      return { ...race, phase: action.phase, lanes: action.phase === 'over' ? race.lanes.map(afterEnd) : race.lanes };
    case 'race-yielded':
      return { ...race, yielded: action.yielded };
    default:
      return race;
  }
}

/** @param {Race} race @param {string} id @param {(lane: Lane) => Lane} change @returns {Race} */
function withLane(race, id, change) {
  return { ...race, lanes: race.lanes.map((lane) => (lane.offer.id === id ? change(lane) : lane)) };
}

/** @param {Lane} lane @param {LaneSlice} slice @param {number} budget @returns {Lane} */
function afterSlice(lane, { seconds, step, stepFraction, losses, done, diverged }, budget) {
  const phase = diverged ? 'stopped' : done ? 'finished' : seconds >= budget ? 'out of time' : 'racing';
  const latest = [...lane.latest, ...losses].slice(-recentSteps);
  const first = lane.first.length < comparedSteps ? [...lane.first, ...losses].slice(0, comparedSteps) : lane.first;
  return {
    ...lane,
    phase,
    why: diverged,
    seconds,
    step,
    stepFraction,
    curves: withLosses(lane, losses, seconds),
    latest,
    loss: latest.length > 0 ? latest.reduce((sum, loss) => sum + loss, 0) / latest.length : null,
    first,
  };
}

/**
 * Appends losses to a lane's curves. The loss of a step is plotted where the step began, as in the training charts.
 * @param {Lane} lane
 * @param {Float32Array} losses
 * @param {number} seconds
 */
function withLosses({ curves, step, seconds: before, facts }, losses, seconds) {
  const points = (/** @type {(i: number) => number} */ x) => Array.from(losses, (y, i) => ({ x: x(i), y }));
  const stepsPerEpoch = facts?.stepsPerEpoch ?? 1;
  const longer = (/** @type {Abscissa} */ abscissa, /** @type {(i: number) => number} */ x) => ({
    ...curves[abscissa],
    loss: extended(curves[abscissa].loss, points(x)),
  });
  return {
    byStep: longer('byStep', (i) => step + i),
    byEpoch: longer('byEpoch', (i) => (step + i) / stepsPerEpoch),
    bySecond: longer('bySecond', (i) => before + ((seconds - before) * (i + 1)) / losses.length),
  };
}

/** @param {Lane} lane @param {LaneMeasurement} measurement @returns {Lane} */
function afterMeasurement(lane, { accuracy }) {
  const { curves, step, seconds, facts } = lane;
  const longer = (/** @type {Abscissa} */ abscissa, /** @type {number} */ x) => ({
    ...curves[abscissa],
    accuracy: extended(curves[abscissa].accuracy, [{ x, y: accuracy }]),
  });
  return {
    ...lane,
    accuracy,
    curves: {
      byStep: longer('byStep', step),
      byEpoch: longer('byEpoch', step / (facts?.stepsPerEpoch ?? 1)),
      bySecond: longer('bySecond', seconds),
    },
  };
}

/** @param {Race} race @param {string} id of the lane that has just made steps @returns {Race} */
function withFirst(race, id) {
  const winner = race.lanes.find(({ offer, phase }) => offer.id === id && phase === 'finished');
  if (race.first || !winner) return race;
  const others = race.lanes.filter(
    (lane) =>
      lane !== winner &&
      lane.phase !== 'stopped' &&
      Math.abs(lane.seconds - winner.seconds) < comparableSeconds + winner.seconds / 20,
  );
  return {
    ...race,
    first: { id, seconds: winner.seconds, others: others.map(({ offer, step }) => ({ id: offer.id, step })) },
  };
}

/** Marks a lane that was still running when the race ended. @param {Lane} lane @returns {Lane} */
function afterEnd(lane) {
  return lane.phase === 'racing' || lane.phase === 'getting ready' ? { ...lane, phase: 'ended' } : lane;
}
