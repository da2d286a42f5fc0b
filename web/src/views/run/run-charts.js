import { html } from 'lit-html';
import { createLineChart } from '../../charts/line-chart.js';
import { formatLoss, formatPercent, formatWholePercent } from '../controls/format.js';
import { createChartPlace, figure } from './chart-figure.js';
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
  Loss: 'Press Start: the loss of every mini-batch appears here, and should fall.',
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
  return waitsForEpoch ? 'The first point comes with the end of the first epoch.' : invitations[measure];
}

export function createRunCharts() {
  const lossPlace = createChartPlace('loss', 'Loss');
  const accuracyPlace = createChartPlace('accuracy', 'Accuracy');
  const lossChart = createLineChart(lossPlace.canvas, {
    yTitle: 'Loss',
    formatTick: (y) => String(Number(y.toPrecision(3))),
    formatY: formatLoss,
  });
  const accuracyChart = createLineChart(accuracyPlace.canvas, {
    yTitle: 'Accuracy',
    yMax: 1,
    formatTick: formatWholePercent,
    formatY: formatPercent,
  });
  /** What the charts were last drawn for. @type {unknown[]} */
  let drawn = [];
  /** @type {import('./loss-scale.js').Cut | null} */
  let cut = null;

  /** @param {State} state @param {ChartChoice} choice */
  function draw(state, choice) {
    const { abscissa, logarithmic } = choice;
    const inputs = [state.curves, state.history, methodOf(state), choice];
    if (inputs.every((input, i) => input === drawn[i])) return;
    const atOnce = state.status !== 'training' || choice !== drawn.at(-1);
    drawn = inputs;
    cut = logarithmic ? null : lossCut(state.curves[abscissa]);
    const names = new Map(listedRuns(state).map((run) => [run.id, calledRun(run)]));
    const view = { ...choice, nameOf: (/** @type {number} */ id) => names.get(id) ?? '' };
    const axis = { xTitle: xTitles[abscissa], fractional: abscissa === 'bySecond', atOnce };
    lossChart.update({ ...axis, top: cut?.top, logarithmic, curves: curvesOf(state, { ...view, measure: 'Loss' }) });
    accuracyChart.update({ ...axis, curves: curvesOf(state, { ...view, measure: 'Accuracy' }) });
    lossPlace.canvas.setAttribute('aria-label', formatCurves(state.curves[abscissa], 'Loss'));
    accuracyPlace.canvas.setAttribute('aria-label', formatCurves(state.curves[abscissa], 'Accuracy'));
  }

  return {
    canvases: { loss: lossPlace.canvas, accuracy: accuracyPlace.canvas },
    restyle() {
      lossChart.restyle();
      accuracyChart.restyle();
    },
    /** Draws what has changed, and returns the figures. @param {State} state @param {ChartChoice} choice */
    figures(state, choice) {
      draw(state, choice);
      const remark = cut
        ? `The axis ends at ${formatLoss(cut.top)}; the untrained loss is ${formatLoss(cut.highest)}.`
        : '';
      return html`<div class="charts">
        ${figure(lossPlace.root, { title: 'Loss', instead: emptyText(state, choice.abscissa, 'Loss'), remark })}
        ${figure(accuracyPlace.root, { title: 'Accuracy', instead: emptyText(state, choice.abscissa, 'Accuracy') })}
      </div>`;
    },
  };
}
