import { trend } from '../../../charts/smoothing.js';
import { formatLoss } from '../../controls/format.js';
import { methodOf } from '../../run/status-text.js';
import { createLiveCurves } from '../live-curves.js';
import { createReading, frame, written } from '../picture-frame.js';

/** A shorter curve is its own mean. */
const smoothed = 120;

/** The losses of single mini-batches around their mean, of the run at hand. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture() {
  const chart = createLiveCurves({
    label: 'The loss of each mini-batch, and its running mean',
    invitation: 'Press Start: the loss of your own mini-batches appears here.',
    options: { yTitle: 'Loss', formatTick: (y) => String(Number(y.toPrecision(3))), formatY: formatLoss },
  });
  const reading = createReading();

  /** @type {import('../picture-frame.js').Picture['update']} */
  function update(state, previous) {
    if (previous && state.curves === previous.curves && state.settings.gradient === previous.settings.gradient) return;
    const points = state.curves.byStep.trainLoss;
    const mean = trend(points);
    const method = methodOf(state);
    chart.update(
      'Step',
      [
        { label: 'Mini-batch', method, line: 'solid', depth: 'grain', opacity: 0.55, points },
        { label: 'Running mean', method, line: 'solid', depth: 'front', opacity: 1, points: mean },
      ],
      points.length === 0 ? 'Nothing yet.' : `The running mean is now ${formatLoss(mean.at(-1)?.y)}.`,
    );
    reading.say(points.length < smoothed ? '' : formatScatter(points, mean));
  }
  return {
    root: frame('The loss of your own run: single mini-batches (thin), and their mean', chart.root, reading.root),
    update,
  };
}

/** @param {import('../../../charts/smoothing.js').Point[]} points @param {import('../../../charts/smoothing.js').Point[]} mean */
function formatScatter(points, mean) {
  const from = Math.floor(points.length / 2);
  const late = points.slice(from);
  const scatter = Math.sqrt(late.reduce((sum, { y }, i) => sum + (y - mean[from + i].y) ** 2, 0) / late.length);
  return `In the second half of the run so far, the points of the curve lie ${written(scatter)} off their running mean, in the root mean square.`;
}
