import { html } from 'lit-html';
import { trend } from '../../charts/smoothing.js';
import { boundTo } from '../controls/bound-to.js';
import { formatLoss, formatPercent, formatWholePercent } from '../controls/format.js';
import { radioRow } from '../controls/radio-row.js';
import { chartFigure, lineChart } from '../figures/chart-figure.js';
import { memoizeOne } from '../page/memoize-one.js';

/**
 * Charts of the lanes' curves, drawn over one another.
 *
 * @typedef {import('../../charts/line-chart.js').Curve} Curve
 * @typedef {import('../../charts/line-chart.js').LineChartView} LineChartView
 * @typedef {import('../../state/race/race.js').Abscissa} Abscissa
 * @typedef {import('../../state/race/race.js').Race} Race
 * @typedef {'loss'|'accuracy'} Measure
 * @typedef {{ abscissa: Abscissa, logarithmic: boolean }} Axes
 */

const abscissae = [
  { value: 'bySecond', label: 'By time' },
  { value: 'byStep', label: 'By step' },
  { value: 'byEpoch', label: 'By epoch' },
];
const xTitles = { bySecond: 'Seconds on the lane’s own clock', byStep: 'Step', byEpoch: 'Epoch' };
const titles = { loss: 'Loss of the mini-batches, running mean', accuracy: 'Accuracy on the test set' };
const invitation = 'The lanes’ curves appear here, one on top of the other.';

const lossChart = lineChart('race-loss-chart', {
  yTitle: 'Loss',
  formatTick: (y) => String(Number(y.toPrecision(3))),
  formatY: formatLoss,
});
const accuracyChart = lineChart('race-accuracy-chart', {
  yTitle: 'Test accuracy',
  yMax: 1,
  formatTick: formatWholePercent,
  formatY: formatPercent,
});

/** @param {Race['lanes']} lanes @param {Measure} measure @param {Abscissa} abscissa @returns {Curve[]} */
function curvesOf(lanes, measure, abscissa) {
  return lanes.map(({ offer, curves }) => {
    const points = curves[abscissa][measure];
    return {
      label: offer.label,
      method: offer.token,
      line: measure === 'loss' ? 'solid' : 'dashed',
      depth: 'front',
      opacity: 1,
      points: measure === 'loss' ? trend(points) : points,
    };
  });
}

/** @param {Race['lanes']} lanes @param {Axes} axes @returns {Record<Measure, LineChartView>} */
function viewsOf(lanes, { abscissa, logarithmic }) {
  const xAxis = { xTitle: xTitles[abscissa], fractional: abscissa !== 'byStep' };
  return {
    loss: { ...xAxis, logarithmic, curves: curvesOf(lanes, 'loss', abscissa) },
    accuracy: { ...xAxis, curves: curvesOf(lanes, 'accuracy', abscissa) },
  };
}

/** @param {Race['lanes']} lanes @param {Measure} measure */
function describeCurves(lanes, measure) {
  const latest = lanes.map(
    ({ offer, curves }) => `${offer.label} ${curves.byStep[measure].at(-1)?.y.toPrecision(3) ?? 'nothing yet'}`,
  );
  return `${titles[measure]}, latest values: ${latest.join(', ') || 'no lanes yet'}`;
}

/** Creates the template of the charts. @param {(change: Partial<Axes>) => void} change */
export function createRaceCharts(change) {
  const views = memoizeOne(viewsOf);
  const axisRow = {
    name: 'race-axis',
    label: 'Horizontal axis',
    testid: 'race-axis',
    choose: (/** @type {string} */ value) => change({ abscissa: /** @type {Abscissa} */ (value) }),
  };

  /** @param {Race} race @param {Axes} axes */
  return ({ lanes }, axes) => {
    const { loss, accuracy } = views(lanes, axes);
    const content = (/** @type {Measure} */ measure, /** @type {LineChartView} */ view) => ({
      view,
      label: describeCurves(lanes, measure),
      instead: lanes.every(({ curves }) => curves.byStep[measure].length === 0) ? invitation : '',
    });
    return html`<div>
      <div class="race-charts-head">
        ${radioRow(axisRow, abscissae, axes.abscissa)}
        <label class="scale-choice">
          <input
            type="checkbox"
            data-testid="race-log-loss"
            .checked=${boundTo(axes.logarithmic)}
            @change=${() => change({ logarithmic: !axes.logarithmic })}
          />Logarithmic loss
        </label>
      </div>
      <div class="charts">
        ${chartFigure(titles.loss, lossChart, content('loss', loss))}
        ${chartFigure(titles.accuracy, accuracyChart, content('accuracy', accuracy))}
      </div>
    </div>`;
  };
}
