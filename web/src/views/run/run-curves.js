import { trend } from '../../charts/smoothing.js';
import { overfitting } from '../../state/run/overfitting.js';
import { methodOf } from './status-text.js';

/**
 * The curves of this visit's runs: the current one in the foreground, earlier ones faint behind it.
 *
 * @typedef {import('../../charts/line-chart.js').Curve} Curve
 * @typedef {import('../../charts/smoothing.js').Point} Point
 * @typedef {import('../../state/run/curves.js').Abscissa} Abscissa
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {'Loss' | 'Accuracy'} Measure
 */

const setOptions = /** @type {const} */ ([
  ['train', 'Training', 'solid'],
  ['validation', 'Validation', 'dotted'],
  ['test', 'Test', 'dashed'],
]);
const grainOpacity = 0.28;
/** Opacity of the latest earlier run; older ones are proportionally fainter. */
const behindOpacity = 0.5;
const faintest = 0.2;

/** Returns the opacity of an earlier run. @param {number} age 1 = the latest */
export const opacityAt = (age) => Math.max(faintest, behindOpacity * 0.8 ** (age - 1));

/**
 * @param {State} state
 * @param {{ abscissa: Abscissa, measure: Measure, emphasised: number|null, nameOf: (id: number) => string }} view
 * @returns {Curve[]}
 */
export function curvesOf(state, view) {
  return [...frontCurves(state, view), ...turningPoint(state, view), ...pastCurves(state, view)];
}

/**
 * Returns a mark at the lowest loss on images the network does not learn from, once the loss is known to have risen
 * again.
 * @param {State} state
 * @param {{ abscissa: Abscissa, measure: Measure }} view
 * @returns {Curve[]}
 */
function turningPoint({ curves }, { abscissa, measure }) {
  const found = measure === 'Loss' && overfitting(curves.byEpoch);
  if (!found) return [];
  const curve = curves[abscissa][`${found.on}Loss`];
  // A long curve is averaged in pairs, so that no point may have the exact value.
  const lowest = curve.reduce((low, point) => (point.y < low.y ? point : low), curve[0]);
  const points = [curve.findLast(({ y }) => y === found.best) ?? lowest];
  return [
    {
      label: `Overfitting since epoch ${found.epoch}`,
      method: 'ink',
      line: 'solid',
      depth: 'front',
      opacity: 1,
      points,
      mark: true,
    },
  ];
}

/** @param {State} state @param {{ abscissa: Abscissa, measure: Measure }} view @returns {Curve[]} */
function frontCurves(state, { abscissa, measure }) {
  const method = methodOf(state);
  const of = state.curves[abscissa];
  const front = setOptions.map(([set, label, line]) => ({
    label,
    method,
    line,
    depth: /** @type {const} */ ('front'),
    opacity: 1,
    points: of[`${set}${measure}`],
  }));
  if (abscissa === 'byEpoch') return front;
  const [train, ...measured] = front;
  const curves = [{ ...train, points: trend(train.points) }, ...measured];
  // The accuracy of a single mini-batch of ten jumps by tenths, so only the loss shows them.
  return measure === 'Loss'
    ? [...curves, { ...train, label: 'Mini-batch', depth: 'grain', opacity: grainOpacity }]
    : curves;
}

/** @param {State} state @param {{ abscissa: Abscissa, measure: Measure, emphasised: number|null, nameOf: (id: number) => string }} view @returns {Curve[]} */
function pastCurves({ history }, { abscissa, measure, emphasised, nameOf }) {
  const { past } = history;
  return past.flatMap(({ id, hidden, status, faint }, i) => {
    if (hidden) return [];
    const opacity = id === emphasised ? 1 : opacityAt(past.length - i);
    return setOptions
      .filter(([set]) => set !== 'validation' || faint[abscissa].testLoss.length === 0)
      .map(([set, label, line]) => {
        const points = faint[abscissa][`${set}${measure}`];
        const smooth = set === 'train' && abscissa !== 'byEpoch' ? trend(points) : points;
        return {
          label: `${nameOf(id)}, ${label.toLowerCase()}`,
          method: status.gradient,
          line,
          depth: /** @type {const} */ ('behind'),
          opacity,
          points: smooth,
        };
      });
  });
}
