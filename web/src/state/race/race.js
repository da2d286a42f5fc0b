/**
 * The state of a race, in which lanes train the same network from the same initial weights, each with a separate clock.
 *
 * @typedef {import('../run/curves.js').Abscissa} Abscissa
 * @typedef {import('../run/curves.js').Curve} Curve
 * @typedef {import('../../config/race-lanes.js').LaneOffer} LaneOffer
 * @typedef {import('../../worker/race/lane-protocol.js').LaneFacts} LaneFacts
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
 * @property {import('../../config/hyper-parameters.js').Settings|null} settings of its lanes; null before the first race
 * @property {'' | 'race paused' | 'run paused'} yielded what was paused so that the other has the processor
 */

/** @param {Race} race */
export const isUnderWay = ({ phase }) => phase !== 'idle' && phase !== 'over';

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
