import { formatPercent, formatWholePercent } from '../../controls/format.js';
import { methodOf } from '../../run/status-text.js';
import { createLiveCurves } from '../live-curves.js';
import { createReading, frame } from '../picture-frame.js';

/** Accuracy in training and on the test set, of the run at hand. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture() {
  const chart = createLiveCurves({
    label: 'Accuracy in training (solid) and on the test set (dashed), by epoch',
    invitation: 'Press Start: both accuracies of your own run appear here, with the first epoch.',
    options: { yTitle: 'Accuracy', yMax: 1, formatTick: formatWholePercent, formatY: formatPercent },
  });
  const reading = createReading();

  /** @type {import('../picture-frame.js').Picture['update']} */
  function update(state, previous) {
    if (previous && state.curves === previous.curves && state.settings.gradient === previous.settings.gradient) return;
    const { trainAccuracy, testAccuracy } = state.curves.byEpoch;
    const method = methodOf(state);
    const words = formatGap(trainAccuracy, testAccuracy);
    chart.update(
      'Epoch',
      [
        { label: 'Training', method, line: 'solid', depth: 'front', opacity: 1, points: trainAccuracy },
        { label: 'Test', method, line: 'dashed', depth: 'front', opacity: 1, points: testAccuracy },
      ],
      words,
    );
    reading.say(words);
  }
  return {
    root: frame('The gap, in your own run: training (solid) and test (dashed)', chart.root, reading.root),
    update,
  };
}

/** @param {{ y: number }[]} train @param {{ y: number }[]} test */
function formatGap(train, test) {
  const [last, held] = [train.at(-1), test.at(-1)];
  if (!last || !held) return '';
  return `After the last epoch: ${formatPercent(last.y)} in training, ${formatPercent(held.y)} on the test set, a gap of ${((last.y - held.y) * 100).toFixed(1).replace('-', '−')} percentage points.`;
}
