import { trend } from '../../../charts/smoothing.js';
import { formatLoss } from '../../controls/format.js';
import { lineChart } from '../../figures/chart-figure.js';
import { memoizeOne } from '../../page/memoize-one.js';
import { methodOf } from '../../run/status-text.js';
import { chartWithInvitation } from '../live-curves.js';
import { formatSignificant, frame, reading } from '../picture-frame.js';

/** @typedef {import('../../../charts/smoothing.js').Point} Point */

/** A shorter curve is its own mean. */
const fewestPoints = 120;
const label = 'The loss of each mini-batch, and its running mean';
const invitation = 'Press Start: the loss of your run’s mini-batches appears here.';

/** @param {Point[]} points @param {Point[]} mean */
function formatScatter(points, mean) {
  if (points.length < fewestPoints) return '';
  const from = Math.floor(points.length / 2);
  const late = points.slice(from);
  const scatter = Math.sqrt(late.reduce((sum, { y }, i) => sum + (y - mean[from + i].y) ** 2, 0) / late.length);
  return `In the second half of the run so far, the points of the curve differ from their running mean by ${formatSignificant(scatter)} (root mean square).`;
}

/** @param {import('../picture-frame.js').State['curves']} curves @param {string} method */
function curvesOf({ byStep: { trainLoss: points } }, method) {
  const mean = trend(points);
  /** @type {import('../../../charts/line-chart.js').Curve[]} */
  const curves = [
    { label: 'Mini-batch', method, line: 'solid', depth: 'grain', opacity: 0.55, points },
    { label: 'Running mean', method, line: 'solid', depth: 'front', opacity: 1, points: mean },
  ];
  const last = points.length === 0 ? 'Nothing yet.' : `The running mean is now ${formatLoss(mean.at(-1)?.y)}.`;
  return { view: { xTitle: 'Step', curves }, description: `${label}. ${last}`, text: formatScatter(points, mean) };
}

/** The losses of single mini-batches around their mean, of the current run. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture() {
  const chart = lineChart('lesson-chart', {
    yTitle: 'Loss',
    formatTick: (y) => String(Number(y.toPrecision(3))),
    formatY: formatLoss,
  });
  const current = memoizeOne(curvesOf);
  return (state) => {
    const { view, description, text } = current(state.curves, methodOf(state));
    return frame(
      'The loss of your own run: single mini-batches (thin), and their mean',
      chartWithInvitation(chart, { view, label: description }, invitation),
      reading(text),
    );
  };
}
