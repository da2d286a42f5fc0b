import { createLineChart } from '../../charts/line-chart.js';
import { trend } from '../../charts/smoothing.js';
import { createFigure } from '../run/chart-figure.js';
import { element } from '../controls/element.js';
import { formatLoss, formatPercent, formatWholePercent } from '../controls/format.js';
import { createRadioRow } from '../controls/radio-row.js';
import { whenThemeChanges } from '../page/theme.js';

/**
 * Charts of the lanes' curves, drawn over one another.
 *
 * @typedef {import('../../state/race/race.js').Abscissa} Abscissa
 * @typedef {import('../../state/race/race.js').Race} Race
 * @typedef {'loss'|'accuracy'} Measure
 */

const axes = [
  { value: 'bySecond', label: 'By time' },
  { value: 'byStep', label: 'By step' },
  { value: 'byEpoch', label: 'By epoch' },
];
const xTitles = { bySecond: 'Seconds on the lane’s own clock', byStep: 'Step', byEpoch: 'Epoch' };
const titles = { loss: 'Loss of the mini-batches, running mean', accuracy: 'Accuracy on the test set' };

/** @param {string} name of the race's form controls */
export function createRaceCharts(name) {
  /** @type {{ abscissa: Abscissa, logarithmic: boolean }} */
  let view = { abscissa: 'bySecond', logarithmic: false };
  /** @type {Race|null} */
  let shown = null;
  const axis = createRadioRow({
    name: `${name}-axis`,
    label: 'Horizontal axis',
    testid: 'race-axis',
    choose: (abscissa) => choose({ abscissa: /** @type {Abscissa} */ (abscissa) }),
  });
  const log = element('input', {
    type: 'checkbox',
    'data-testid': 'race-log-loss',
    onchange: () => choose({ logarithmic: log.checked }),
  });
  const loss = createFigure('race-loss', titles.loss);
  const accuracy = createFigure('race-accuracy', titles.accuracy);
  const root = element(
    'div',
    {},
    element(
      'div',
      { class: 'race-charts-head' },
      axis.root,
      element('label', { class: 'scale-choice' }, log, 'Logarithmic loss'),
    ),
    element('div', { class: 'charts' }, loss.root, accuracy.root),
  );
  const lossChart = createLineChart(loss.canvas, {
    yTitle: 'Loss',
    formatTick: (y) => String(Number(y.toPrecision(3))),
    formatY: formatLoss,
  });
  const accuracyChart = createLineChart(accuracy.canvas, {
    yTitle: 'Test accuracy',
    yMax: 1,
    formatTick: formatWholePercent,
    formatY: formatPercent,
  });
  axis.update(axes, view.abscissa);
  whenThemeChanges(restyle);

  function restyle() {
    lossChart.restyle();
    accuracyChart.restyle();
  }

  /** @param {Partial<typeof view>} chosen */
  function choose(chosen) {
    view = { ...view, ...chosen };
    if (shown) update(shown);
  }

  /** @param {Race} race @param {Measure} measure @returns {import('../../charts/line-chart.js').Curve[]} */
  function curvesOf({ lanes }, measure) {
    return lanes.map(({ offer, curves }) => {
      const points = curves[view.abscissa][measure];
      const line = measure === 'loss' ? 'solid' : 'dashed';
      return {
        label: offer.label,
        method: offer.token,
        line,
        depth: 'front',
        opacity: 1,
        points: measure === 'loss' ? trend(points) : points,
      };
    });
  }

  /** @param {Race} race */
  function update(race) {
    shown = race;
    const xAxis = { xTitle: xTitles[view.abscissa], fractional: view.abscissa !== 'byStep' };
    lossChart.update({ ...xAxis, logarithmic: view.logarithmic, curves: curvesOf(race, 'loss') });
    accuracyChart.update({ ...xAxis, curves: curvesOf(race, 'accuracy') });
    for (const [figure, measure] of /** @type {const} */ ([
      [loss, 'loss'],
      [accuracy, 'accuracy'],
    ])) {
      const isEmpty = race.lanes.every(({ curves }) => curves.byStep[measure].length === 0);
      figure.describe(format(race, measure), isEmpty ? 'The lanes’ curves appear here, over one another.' : '');
    }
  }
  return { root, update, restyle };
}

/** @param {Race} race @param {Measure} measure */
function format({ lanes }, measure) {
  const latest = lanes.map(
    ({ offer, curves }) => `${offer.label} ${curves.byStep[measure].at(-1)?.y.toPrecision(3) ?? 'nothing yet'}`,
  );
  return `${titles[measure]}, latest values: ${latest.join(', ') || 'no lanes yet'}`;
}
