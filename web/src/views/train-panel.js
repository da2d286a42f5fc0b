import { trend } from '../charts/smoothing.js';
import { createLineChart } from '../charts/line-chart.js';
import { controls } from '../config/hyper-parameters.js';
import { element, setAttribute, setText } from './element.js';
import { formatLoss, formatPercent, formatWholePercent } from './format.js';
import { createReadings } from './readings.js';
import { methodOf } from './status-words.js';
import { term } from './term.js';
import { whenThemeChanges } from './theme.js';

/**
 * @typedef {import('../state/reducer.js').State} State
 * @typedef {import('../state/curves.js').Curves} Curves
 * @typedef {import('../charts/smoothing.js').Point} Point
 * @typedef {'byStep' | 'byEpoch'} Abscissa
 */

const TREND_AND_TEST = { train: { label: 'Training' }, test: { label: 'Test', dashed: true } };
// The accuracy of a single mini-batch of ten jumps by tenths, so only the loss shows them.
const LOSS_SERIES = { batch: { label: 'Mini-batch', faint: true }, ...TREND_AND_TEST };
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
    /** @param {Abscissa} abscissa @param {Point[]} train @param {Point[]} test @param {boolean} running */
    describe(abscissa, train, test, running) {
      empty.hidden = train.length > 0 || test.length > 0;
      setText(words, running && abscissa === 'byEpoch' ? 'The first point comes with the end of the first epoch.' : invitation);
      setAttribute(canvas, 'aria-label', curvesInWords(title, train, test));
    },
  };
}

/** @param {string} title @param {Point[]} train @param {Point[]} test */
function curvesInWords(title, train, test) {
  const latest = (/** @type {Point[]} */ points) => points.at(-1)?.y.toPrecision(3) ?? 'nothing yet';
  return `${title}, latest values: training ${latest(train)}, test ${latest(test)}`;
}

/** A piece of line as the charts draw it. @param {string} kind */
function lineSample(kind) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 32 12');
  svg.setAttribute('class', `line-${kind}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M0 6H32');
  svg.append(path);
  return svg;
}

function createLegend() {
  const method = element('span');
  const trainingWords = element('span');
  const batch = element('li', {}, lineSample('mini-batch'), element('span', {}, 'Loss of each ', term('mini-batch')));
  const root = element(
    'ul',
    { class: 'legend', 'aria-label': 'Legend' },
    element('li', {}, element('span', { class: 'method-mark', 'aria-hidden': 'true' }), method),
    element('li', {}, lineSample('train'), element('span', {}, term('training set', 'Training'), trainingWords)),
    element('li', {}, lineSample('test'), term('test set', 'Test')),
    batch,
  );
  return {
    root,
    /** @param {string} gradient @param {Abscissa} abscissa */
    update(gradient, abscissa) {
      const label = controls.gradient.options?.find((option) => option.value === gradient)?.label ?? gradient;
      if (method.textContent !== label) method.replaceChildren(term(gradient, label));
      setText(trainingWords, abscissa === 'byEpoch' ? '' : ', running mean');
      batch.hidden = abscissa === 'byEpoch';
    },
  };
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

/** @param {Abscissa} abscissa @param {Point[]} train @param {Point[]} test */
function chartView(abscissa, train, test) {
  const byEpoch = abscissa === 'byEpoch';
  return {
    xTitle: X_TITLES[abscissa],
    points: byEpoch ? { batch: [], train, test } : { batch: train, train: trend(train), test },
  };
}

/** Live numbers and curves. */
export function createTrainPanel() {
  const readings = createReadings();
  const legend = createLegend();
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
  const accuracyChart = createLineChart(accuracy.canvas, { yTitle: 'Accuracy', yMax: 1, formatTick: formatWholePercent, formatY: formatPercent, series: TREND_AND_TEST });
  whenThemeChanges(restyle);

  function restyle() {
    lossChart.restyle();
    accuracyChart.restyle();
  }

  /** @param {Abscissa} chosen */
  function chooseAbscissa(chosen) {
    abscissa = chosen;
    if (shown) drawCurves(shown.curves);
    if (shown) legend.update(methodOf(shown), abscissa);
  }

  /** @param {Curves} curves */
  function drawCurves(curves) {
    const { trainLoss, testLoss, trainAccuracy, testAccuracy } = curves[abscissa];
    const running = curves.byStep.trainLoss.length > 0;
    lossChart.update(chartView(abscissa, trainLoss, testLoss));
    loss.describe(abscissa, trainLoss, testLoss, running);
    accuracyChart.update(chartView(abscissa, trainAccuracy, testAccuracy));
    accuracy.describe(abscissa, trainAccuracy, testAccuracy, running);
  }

  /** @param {State} state @param {State} [previous] */
  function update(state, previous) {
    shown = state;
    if (!previous || state.run !== previous.run) readings.update(state.run);
    if (!previous || methodOf(state) !== methodOf(previous)) {
      root.dataset.method = methodOf(state);
      legend.update(methodOf(state), abscissa);
      restyle();
    }
    if (state.curves !== previous?.curves) drawCurves(state.curves);
  }
  return { root, update };
}
