import { formatPercent, formatWholePercent } from '../../controls/format.js';
import { lineChart } from '../../figures/chart-figure.js';
import { memoizeOne } from '../../page/memoize-one.js';
import { methodOf } from '../../run/status-text.js';
import { frame, reading } from '../picture-frame.js';
import { chartWithInvitation } from '../live-curves.js';

/** @typedef {import('../../../charts/line-chart.js').Curve} Curve */

const label = 'Accuracy in training (solid) and on the test set (dashed), by epoch';
const invitation = 'Press Start: both accuracies of your run appear here after the first epoch.';

/** @param {{ y: number }[]} train @param {{ y: number }[]} test */
function formatGap(train, test) {
  const [last, held] = [train.at(-1), test.at(-1)];
  if (!last || !held) return '';
  return `After the last epoch: ${formatPercent(last.y)} in training, ${formatPercent(held.y)} on the test set, a gap of ${((last.y - held.y) * 100).toFixed(1).replace('-', '−')} percentage points.`;
}

/** @param {import('../picture-frame.js').State['curves']} curves @param {string} method */
function curvesOf({ byEpoch: { trainAccuracy, testAccuracy } }, method) {
  /** @type {Curve[]} */
  const curves = [
    { label: 'Training', method, line: 'solid', depth: 'front', opacity: 1, points: trainAccuracy },
    { label: 'Test', method, line: 'dashed', depth: 'front', opacity: 1, points: testAccuracy },
  ];
  return { view: { xTitle: 'Epoch', curves }, text: formatGap(trainAccuracy, testAccuracy) };
}

/** Accuracy in training and on the test set, of the current run. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture() {
  const chart = lineChart('lesson-chart', {
    yTitle: 'Accuracy',
    yMax: 1,
    formatTick: formatWholePercent,
    formatY: formatPercent,
  });
  const current = memoizeOne(curvesOf);
  return (state) => {
    const { view, text } = current(state.curves, methodOf(state));
    return frame(
      'The gap, in your own run: training (solid) and test (dashed)',
      chartWithInvitation(chart, { view, label: `${label}. ${text}` }, invitation),
      reading(text),
    );
  };
}
