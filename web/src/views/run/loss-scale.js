import { trend } from '../../charts/smoothing.js';

/**
 * Decides where the loss axis ends. The loss of the untrained network is often ten times that of any later step; an
 * axis that showed it would squeeze everything worth seeing into its lowest part.
 *
 * @typedef {import('../../charts/smoothing.js').Point} Point
 * @typedef {{ top: number, highest: number }} Cut `top`: where the axis ends; `highest`: the loss that it leaves out
 */

/** The beginning, as a share of the run so far, that may be cut off. */
const beginning = 0.05;
/** The axis is cut only if this is more than so many times the highest later loss. */
const worthCutting = 2;
const headroom = 1.1;

/** @param {Point[]} points */
const highestOf = (points) => points.reduce((highest, { y }) => Math.max(highest, y), 0);

/** Rounds up to a number with few digits. @param {number} value */
function roundUp(value) {
  const unit = 10 ** Math.floor(Math.log10(value)) / 2;
  return Number((Math.ceil(value / unit) * unit).toPrecision(3));
}

/**
 * Returns where to cut the axis, or null if it shows everything well.
 * @param {{ trainLoss: Point[], validationLoss: Point[], testLoss: Point[] }} curves of the current run
 * @returns {Cut|null}
 */
export function lossCut({ trainLoss, validationLoss, testLoss }) {
  const curves = [trend(trainLoss), validationLoss, testLoss];
  const from = beginning * Math.max(0, ...curves.map((points) => points.at(-1)?.x ?? 0));
  const later = curves.flatMap((points) => points.filter(({ x }) => x > from));
  const highest = highestOf(curves.flat());
  const highestLater = highestOf(later);
  if (later.length < 3 || highestLater === 0 || highest <= worthCutting * highestLater) return null;
  return { top: roundUp(headroom * highestLater), highest };
}
