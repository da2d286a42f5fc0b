import { trend } from '../charts/smoothing.js';
import { createLineChart } from '../charts/line-chart.js';
import { createCurveLegend } from './curve-legend.js';
import { element, setAttribute, setText } from './element.js';
import { formatLoss, formatPercent, formatWholePercent } from './format.js';
import { createReadings } from './readings.js';
import { methodOf, validates } from './status-words.js';
import { whenThemeChanges } from './theme.js';

/**
 * @typedef {import('../state/reducer.js').State} State
 * @typedef {import('../state/curves.js').Curves} Curves
 * @typedef {import('../charts/smoothing.js').Point} Point
 * @typedef {'byStep' | 'byEpoch'} Abscissa
 * @typedef {{ train: Point[], validation: Point[], test: Point[] }} Shown the curves of one chart
 */

const SERIES = /** @type {const} */ ({
  train: { label: 'Training' },
  validation: { label: 'Validation', line: 'dotted' },
  test: { label: 'Test', line: 'dashed' },
});
// The accuracy of a single mini-batch of ten jumps by tenths, so only the loss shows them.
const LOSS_SERIES = { batch: { label: 'Mini-batch', faint: true }, ...SERIES };
const X_TITLES = { byStep: 'Step', byEpoch: 'Epoch' };

/** @param {'loss' | 'accuracy'} name @param {string} title @param {string} invitation */
function chartFigure(name, title, invitation) {
  const canvas = element('canvas', { 'data-testid': `${name}-chart`, role: 'img', 'aria-label': title });
  const words = element('p');
  const empty = element('div', { class: 'chart-empty' }, words);
  const root = element(
    'figure',
    { class: 'chart' },
    element('figcaption', {}, title),
    element('div', { class: 'chart-place' }, canvas, empty),
  );
  return {
    root,
    canvas,
    /** @param {Abscissa} abscissa @param {Shown} shown @param {boolean} running */
    describe(abscissa, shown, running) {
      empty.hidden = shown.train.length > 0 || shown.test.length > 0;
      setText(words, running && abscissa === 'byEpoch' ? 'The first point comes with the end of the first epoch.' : invitation);
      setAttribute(canvas, 'aria-label', curvesInWords(title, shown));
    },
  };
}

/** @param {string} title @param {Shown} shown */
function curvesInWords(title, { train, validation, test }) {
  const latest = (/** @type {Point[]} */ points) => points.at(-1)?.y.toPrecision(3) ?? 'nothing yet';
  const held = validation.length > 0 ? `validation ${latest(validation)}, ` : '';
  return `${title}, latest values: training ${latest(train)}, ${held}test ${latest(test)}`;
}

/** @param {(abscissa: Abscissa) => void} choose */
function createAbscissaChoice(choose) {
  const choices = /** @type {const} */ ([['byStep', 'By step'], ['byEpoch', 'By epoch']]);
  return element(
    'div',
    { class: 'segments', role: 'radiogroup', 'aria-label': 'Horizontal axis' },
    ...choices.map(([value, label]) =>
      element(
        'label',
        {},
        element('input', { type: 'radio', name: 'abscissa', value, checked: value === 'byStep', onchange: () => choose(value) }),
        label,
      ),
    ),
  );
}

/** @param {Abscissa} abscissa @param {Shown} shown */
function chartView(abscissa, shown) {
  const { train } = shown;
  const points = abscissa === 'byEpoch' ? { ...shown, batch: [] } : { ...shown, batch: train, train: trend(train) };
  return { xTitle: X_TITLES[abscissa], points };
}

/** Live numbers and curves. */
export function createTrainPanel() {
  const readings = createReadings();
  const legend = createCurveLegend();
  const loss = chartFigure('loss', 'Loss', 'Press Start: the loss of every mini-batch appears here, and should fall.');
  const accuracy = chartFigure('accuracy', 'Accuracy', 'And here the share of digits recognised, in training and on the test set.');
  /** @type {Abscissa} */
  let abscissa = 'byStep';
  /** @type {State | undefined} */
  let shown;
  const root = element(
    'div',
    {},
    readings.root,
    element('div', { class: 'charts-head' }, legend.root, createAbscissaChoice(chooseAbscissa)),
    element('div', { class: 'charts' }, loss.root, accuracy.root),
  );
  const lossChart = createLineChart(loss.canvas, { yTitle: 'Loss', formatTick: (y) => String(Number(y.toPrecision(3))), formatY: formatLoss, series: LOSS_SERIES });
  const accuracyChart = createLineChart(accuracy.canvas, { yTitle: 'Accuracy', yMax: 1, formatTick: formatWholePercent, formatY: formatPercent, series: SERIES });
  whenThemeChanges(restyle);

  function restyle() {
    lossChart.restyle();
    accuracyChart.restyle();
  }

  /** @param {Abscissa} chosen */
  function chooseAbscissa(chosen) {
    abscissa = chosen;
    if (shown) drawCurves(shown.curves);
    if (shown) showLegend(shown);
  }

  /** @param {State} state */
  function showLegend(state) {
    legend.update({ gradient: methodOf(state), byEpoch: abscissa === 'byEpoch', validates: validates(state) });
  }

  /** @param {Curves} curves */
  function drawCurves(curves) {
    const of = curves[abscissa];
    const running = curves.byStep.trainLoss.length > 0;
    const losses = { train: of.trainLoss, validation: of.validationLoss, test: of.testLoss };
    const accuracies = { train: of.trainAccuracy, validation: of.validationAccuracy, test: of.testAccuracy };
    lossChart.update(chartView(abscissa, losses));
    loss.describe(abscissa, losses, running);
    accuracyChart.update(chartView(abscissa, accuracies));
    accuracy.describe(abscissa, accuracies, running);
  }

  /** @param {State} state @param {State} [previous] */
  function update(state, previous) {
    shown = state;
    if (!previous || state.run !== previous.run) readings.update(state.run);
    if (!previous || methodOf(state) !== methodOf(previous)) {
      root.dataset.method = methodOf(state);
      restyle();
    }
    if (!previous || methodOf(state) !== methodOf(previous) || validates(state) !== validates(previous)) showLegend(state);
    if (state.curves !== previous?.curves) drawCurves(state.curves);
  }
  return { root, update };
}
