import { html } from 'lit-html';
import { formatLoss, formatPercent, formatWholePercent } from '../controls/format.js';
import { chartFigure, lineChart } from '../figures/chart-figure.js';
import { lossCut } from './loss-scale.js';
import { curvesOf } from './run-curves.js';
import { calledRun, listedRuns } from './run-list.js';
import { methodOf } from './status-text.js';

/**
 * The charts of the loss and of the accuracy, with this visit's runs.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/run/curves.js').Abscissa} Abscissa
 * @typedef {import('../../charts/smoothing.js').Point} Point
 * @typedef {{ abscissa: Abscissa, logarithmic: boolean, emphasised: number|null }} ChartChoice
 */

const xTitles = { byStep: 'Step', byEpoch: 'Epoch', bySecond: 'Seconds of training' };
const invitations = {
  Loss: 'Press Start: the loss of each mini-batch appears here, and should fall.',
  Accuracy: 'Training and test accuracy appear here.',
};

/** @param {State['curves'][Abscissa]} curves @param {'Loss'|'Accuracy'} measure */
function formatCurves(curves, measure) {
  const latest = (/** @type {Point[]} */ points) => points.at(-1)?.y.toPrecision(3) ?? 'nothing yet';
  const [train, validation, test] = /** @type {const} */ (['train', 'validation', 'test']).map(
    (set) => curves[`${set}${measure}`],
  );
  const held = validation.length > 0 ? `validation ${latest(validation)}, ` : '';
  return `${measure}, latest values: training ${latest(train)}, ${held}test ${latest(test)}`;
}

/** Returns what is shown in a chart's place while it has no curves. @param {State} state @param {Abscissa} abscissa @param {'Loss'|'Accuracy'} measure */
function emptyText({ curves, history }, abscissa, measure) {
  const shown = curves[abscissa];
  const hasPast = history.past.some(({ hidden }) => !hidden);
  if (hasPast || shown[`train${measure}`].length > 0 || shown[`test${measure}`].length > 0) return '';
  const waitsForEpoch = abscissa === 'byEpoch' && curves.byStep.trainLoss.length > 0;
  return waitsForEpoch ? 'The first point appears after the first epoch.' : invitations[measure];
}

/** How the charts' vertical axes are labelled. @type {Record<'loss' | 'accuracy', import('../../charts/line-chart.js').LineChartOptions>} */
export const chartOptions = {
  loss: {
    yTitle: 'Loss',
    formatTick: (y) => String(Number(y.toPrecision(3))),
    formatY: formatLoss,
  },
  accuracy: {
    yTitle: 'Accuracy',
    yMax: 1,
    formatTick: formatWholePercent,
    formatY: formatPercent,
  },
};
const lossChart = lineChart('loss-chart', chartOptions.loss);
const accuracyChart = lineChart('accuracy-chart', chartOptions.accuracy);

/** Creates the template of the charts. */
export function createRunCharts() {
  /** What the charts were last drawn for. @type {unknown[]} */
  let inputs = [];
  let drawing = /** @type {ReturnType<typeof draw>} */ ({});

  /** @param {State} state @param {ChartChoice} choice @param {boolean} atOnce */
  function draw(state, choice, atOnce) {
    const { abscissa, logarithmic } = choice;
    const cut = logarithmic ? null : lossCut(state.curves[abscissa]);
    const names = new Map(listedRuns(state).map((run) => [run.id, calledRun(run)]));
    const view = { ...choice, nameOf: (/** @type {number} */ id) => names.get(id) ?? '' };
    const axis = { xTitle: xTitles[abscissa], fractional: abscissa === 'bySecond', atOnce };
    return {
      cut,
      loss: { ...axis, top: cut?.top, logarithmic, curves: curvesOf(state, { ...view, measure: 'Loss' }) },
      accuracy: { ...axis, curves: curvesOf(state, { ...view, measure: 'Accuracy' }) },
    };
  }

  /** Draws again only if something has changed. @param {State} state @param {ChartChoice} choice */
  function drawn(state, choice) {
    const wanted = [state.curves, state.history, methodOf(state), choice];
    if (wanted.some((input, i) => input !== inputs[i])) {
      drawing = draw(state, choice, state.status !== 'training' || choice !== inputs.at(-1));
      inputs = wanted;
    }
    return drawing;
  }

  /** @param {State} state @param {ChartChoice} choice */
  function template(state, choice) {
    const { cut, loss, accuracy } = drawn(state, choice);
    const { abscissa } = choice;
    const remark = cut
      ? `The axis ends at ${formatLoss(cut.top)}; the untrained loss is ${formatLoss(cut.highest)}.`
      : '';
    const texts = (/** @type {'Loss'|'Accuracy'} */ measure) => ({
      label: formatCurves(state.curves[abscissa], measure),
      instead: emptyText(state, abscissa, measure),
    });
    return html`<div class="charts">
      ${chartFigure('Loss', lossChart, { view: loss, remark, ...texts('Loss') })}
      ${chartFigure('Accuracy', accuracyChart, { view: accuracy, ...texts('Accuracy') })}
    </div>`;
  }

  return { template, drawn };
}
