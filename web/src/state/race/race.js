import { extended } from '../run/curves.js';
import { comparedSteps } from '../../worker/race/lane-protocol.js';

/**
 * The state of a race, in which lanes train the same network from the same initial weights, each with a separate clock.
 * A race has a separate store, since nothing else on the page depends on it.
 *
 * @typedef {import('../run/curves.js').Abscissa} Abscissa
 * @typedef {import('../run/curves.js').Curve} Curve
 * @typedef {import('../../config/race-lanes.js').LaneOffer} LaneOffer
 * @typedef {import('../../worker/race/lane-protocol.js').LaneFacts} LaneFacts
 * @typedef {import('../../worker/race/lane-protocol.js').LaneMeasurement} LaneMeasurement
 * @typedef {import('../../worker/race/lane-protocol.js').LaneSlice} LaneSlice
 *
 * @typedef {object} Deviation of a lane's losses from the core's, over the first steps
 * @property {number} compared steps
 * @property {number} largest relative
 * @property {number} step at which it is that large
 *
 * @typedef {object} Lane
 * @property {LaneOffer} offer
 * @property {'getting ready'|'racing'|'finished'|'out of time'|'ended'|'stopped'} phase
 * @property {string} why it stopped
 * @property {LaneFacts|null} facts null until it is ready
 * @property {number} step
 * @property {number} stepFraction
 * @property {number} seconds on its clock
 * @property {Record<Abscissa, { loss: Curve, accuracy: Curve }>} curves
 * @property {number[]} latest losses, to average, since a slice may contain only one
 * @property {number|null} loss mean over its latest steps
 * @property {number|null} accuracy on the test set, as last measured
 * @property {number[]} first losses, to compare
 *
 * @typedef {{ id: string, seconds: number, others: { id: string, step: number }[] }} FirstFinish the lane that finished first, and where the others were
 *
 * @typedef {object} Race
 * @property {'idle'|'getting ready'|'racing'|'paused'|'over'} phase
 * @property {number} budget seconds for each lane
 * @property {boolean} sideBySide
 * @property {Lane[]} lanes
 * @property {FirstFinish|null} first
 *
 * @typedef {{ type: 'begun', lanes: LaneOffer[], budget: number, sideBySide: boolean }
 *   | { type: 'ready', id: string, facts: LaneFacts }
 *   | { type: 'slice', id: string, slice: LaneSlice }
 *   | { type: 'measured', id: string, measurement: LaneMeasurement }
 *   | { type: 'stopped', id: string, why: string }
 *   | { type: 'phase', phase: Race['phase'] }} RaceAction
 */

/** The loss of one mini-batch is noisy, so the mean over this many is shown. */
const recentSteps = 50;
/** Lanes are compared if their clocks differ by at most about this many seconds; in turns, they differ by a slice. */
const comparableSeconds = 0.5;

/** @returns {Race} */
export const noRace = () => ({ phase: 'idle', budget: 0, sideBySide: false, lanes: [], first: null });

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

/** @param {Race} race @param {RaceAction} action @returns {Race} */
export function raceReducer(race, action) {
  switch (action.type) {
    case 'begun':
      return {
        phase: 'getting ready',
        budget: action.budget,
        sideBySide: action.sideBySide,
        lanes: action.lanes.map(newLane),
        first: null,
      };
    case 'ready':
      return withLane(race, action.id, (lane) => ({ ...lane, phase: 'racing', facts: action.facts }));
    case 'slice':
      return withFirst(
        withLane(race, action.id, (lane) => afterSlice(lane, action.slice, race.budget)),
        action.id,
      );
    case 'measured':
      return withLane(race, action.id, (lane) => afterMeasurement(lane, action.measurement));
    case 'stopped':
      return withLane(race, action.id, (lane) => ({ ...lane, phase: 'stopped', why: action.why }));
    case 'phase':
      return { ...race, phase: action.phase, lanes: action.phase === 'over' ? race.lanes.map(afterEnd) : race.lanes };
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

/** Returns the share of its run that a lane has completed. @param {Lane} lane */
export function shareDone({ facts, step, stepFraction }) {
  return facts ? Math.min(1, (step + stepFraction) / facts.steps) : 0;
}

/**
 * Returns the time of the whole run: measured if the lane has finished, otherwise projected from its share; null if
 * nothing is known yet.
 * @param {Lane} lane
 */
export function wholeRunSeconds(lane) {
  const share = shareDone(lane);
  return share > 0 ? lane.seconds / share : null;
}

/**
 * Returns how far a lane's first losses are from the core's.
 * @param {Lane} lane
 * @returns {Deviation|null} null if there is nothing to compare
 */
export function deviationOf({ facts, first }) {
  const reference = facts?.reference;
  const compared = Math.min(first.length, reference?.length ?? 0);
  if (!reference || compared === 0) return null;
  const deviations = first.slice(0, compared).map((loss, i) => Math.abs(loss - reference[i]) / Math.abs(reference[i]));
  const largest = Math.max(...deviations);
  return { compared, largest, step: deviations.indexOf(largest) + 1 };
}
