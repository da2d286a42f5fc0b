import { nudgesEachWeight } from '../../config/gradient-methods.js';
import { createLineChart } from '../../charts/line-chart.js';
import { saveFile } from '../../state/save-file.js';
import { createBestWeights } from './best-weights.js';
import { createChartFigure } from './chart-figure.js';
import { createCurveLegend } from './curve-legend.js';
import { element } from '../controls/element.js';
import { formatLoss, formatPercent, formatWholePercent } from '../controls/format.js';
import { lossCut } from './loss-scale.js';
import { createOverfittingNote } from './overfitting-note.js';
import { createLiveAnswer } from './live-answer.js';
import { createReadings } from './readings.js';
import { curvesOf } from './run-curves.js';
import { calledRun, createRunTable, listedRuns } from './run-table.js';
import { methodOf, validates } from './status-text.js';
import { whenThemeChanges } from '../page/theme.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/run/curves.js').Abscissa} Abscissa
 * @typedef {import('../../state/session.js').Actions} Actions
 */

const xTitles = { byStep: 'Step', byEpoch: 'Epoch', bySecond: 'Seconds of training' };
const xLabels = { byStep: 'By step', byEpoch: 'By epoch', bySecond: 'By second' };

/** @param {(abscissa: Abscissa) => void} choose */
function createAbscissaChoice(choose) {
  const choices = /** @type {[Abscissa, string][]} */ (Object.entries(xLabels));
  return element(
    'div',
    { class: 'segments', role: 'radiogroup', 'aria-label': 'Horizontal axis' },
    ...choices.map(([value, label]) =>
      element(
        'label',
        {},
        element('input', {
          type: 'radio',
          name: 'abscissa',
          value,
          checked: value === 'byStep',
          onchange: () => choose(value),
        }),
        label,
      ),
    ),
  );
}

/** @param {(logarithmic: boolean) => void} choose */
function createScaleChoice(choose) {
  const box = element('input', { type: 'checkbox', 'data-testid': 'log-loss', onchange: () => choose(box.checked) });
  return element('label', { class: 'scale-choice' }, box, 'Logarithmic loss');
}

/** Creates the place of the picture of a nudge, which is downloaded by the first run that nudges weight after weight. */
function createNudging() {
  const root = element('section', { 'aria-label': 'The weight that is nudged now', hidden: true });
  /** @type {{ update: (state: State) => void } | null} */
  let picture = null;
  let requested = false;
  return {
    root,
    /** @param {State} state */
    update(state) {
      root.hidden = !nudgesEachWeight(methodOf(state));
      if (root.hidden) return;
      picture?.update(state);
      if (requested) return;
      requested = true;
      import('./nudge-picture.js').then(
        ({ createNudgePicture }) => (picture = createNudgePicture(root)),
        // The picture is an extra: without a connection, the run goes on and its numbers are shown.
        () => {},
      );
    },
  };
}

/** Creates the panel with the run's live numbers, and the curves of this visit's runs. @param {Actions} actions */
export function createTrainPanel(actions) {
  const live = createLiveAnswer(actions);
  const nudging = createNudging();
  const readings = createReadings();
  const best = createBestWeights(actions);
  const legend = createCurveLegend();
  const loss = createChartFigure(
    'loss',
    'Loss',
    'Press Start: the loss of every mini-batch appears here, and should fall.',
  );
  const accuracy = createChartFigure(
    'accuracy',
    'Accuracy',
    'And here the share of digits recognised, in training and on the test set.',
  );
  const overfit = createOverfittingNote();
  const table = createRunTable(actions, { emphasise, saveTable, savePicture });
  /** @type {{ abscissa: Abscissa, logarithmic: boolean, emphasised: number|null }} */
  let view = { abscissa: 'byStep', logarithmic: false, emphasised: null };
  /** @type {State | undefined} */
  let shown;
  const choices = element(
    'div',
    { class: 'charts-choices' },
    createScaleChoice((logarithmic) => choose({ logarithmic })),
    createAbscissaChoice((abscissa) => choose({ abscissa })),
  );
  const root = element(
    'div',
    {},
    element('div', { class: 'run-head' }, live.root, readings.root),
    nudging.root,
    best.root,
    element('div', { class: 'charts-head' }, legend.root, choices),
    element('div', { class: 'charts' }, loss.root, accuracy.root),
    overfit.root,
    table.root,
  );
  const lossChart = createLineChart(loss.canvas, {
    yTitle: 'Loss',
    formatTick: (y) => String(Number(y.toPrecision(3))),
    formatY: formatLoss,
  });
  const accuracyChart = createLineChart(accuracy.canvas, {
    yTitle: 'Accuracy',
    yMax: 1,
    formatTick: formatWholePercent,
    formatY: formatPercent,
  });
  whenThemeChanges(restyle);

  function restyle() {
    lossChart.restyle();
    accuracyChart.restyle();
  }

  /** @param {Partial<typeof view>} chosen */
  function choose(chosen) {
    view = { ...view, ...chosen };
    if (!shown) return;
    drawCurves(shown, true);
    showLegend(shown);
  }

  /** @param {number|null} id */
  function emphasise(id) {
    if (id !== view.emphasised) choose({ emphasised: id });
  }

  async function saveTable() {
    if (!shown) return;
    const { curves, history } = shown;
    const curvesOfRun = new Map([
      [history.currentId, curves],
      ...history.past.map((run) => /** @type {const} */ ([run.id, run.curves])),
    ]);
    const runs = listedRuns(shown).map((run) => ({ name: calledRun(run), curves: curvesOfRun.get(run.id) ?? curves }));
    const { runsAsCsv } = await import('../../state/run/runs-csv.js');
    saveFile({ name: 'gradlab-runs.csv', blob: new Blob([runsAsCsv(runs)], { type: 'text/csv' }) });
  }

  /** @param {'loss'|'accuracy'} split */
  async function savePicture(split) {
    if (!shown) return;
    const { canvas } = split === 'loss' ? loss : accuracy;
    const legendEntries = listedRuns(shown)
      .filter(({ hidden }) => !hidden)
      .map((run) => ({ label: calledRun(run), method: run.status.gradient, opacity: run.opacity }));
    const { chartImage } = await import('../../charts/chart-image.js');
    const blob = await chartImage(canvas, {
      title: split === 'loss' ? 'Loss' : 'Accuracy',
      legend: legendEntries,
      validates: validates(shown),
    });
    saveFile({ name: `gradlab-${split}.png`, blob });
  }

  /** @param {State} state */
  function showLegend(state) {
    legend.update({ gradient: methodOf(state), byEpoch: view.abscissa === 'byEpoch', validates: validates(state) });
  }

  /** @param {State} state @param {boolean} atOnce */
  function drawCurves(state, atOnce) {
    const of = state.curves[view.abscissa];
    const names = new Map(listedRuns(state).map((run) => [run.id, calledRun(run)]));
    const drawn = { ...view, nameOf: (/** @type {number} */ id) => names.get(id) ?? '' };
    const around = {
      behind: state.history.past.some(({ hidden }) => !hidden),
      waitsForEpoch: view.abscissa === 'byEpoch' && state.curves.byStep.trainLoss.length > 0,
    };
    const axis = { xTitle: xTitles[view.abscissa], fractional: view.abscissa === 'bySecond', atOnce };
    const cut = view.logarithmic ? null : lossCut(of);
    const remark = cut
      ? `The axis ends at ${formatLoss(cut.top)}; the untrained loss is ${formatLoss(cut.highest)}.`
      : '';
    lossChart.update({
      ...axis,
      top: cut?.top,
      logarithmic: view.logarithmic,
      curves: curvesOf(state, { ...drawn, measure: 'Loss' }),
    });
    loss.describe({ train: of.trainLoss, validation: of.validationLoss, test: of.testLoss }, around, remark);
    accuracyChart.update({ ...axis, curves: curvesOf(state, { ...drawn, measure: 'Accuracy' }) });
    accuracy.describe({ train: of.trainAccuracy, validation: of.validationAccuracy, test: of.testAccuracy }, around);
  }

  /** @param {State} state @param {State} [previous] */
  function update(state, previous) {
    shown = state;
    const changed = (/** @type {(keyof State)[]} */ ...keys) =>
      !previous || keys.some((key) => state[key] !== previous[key]);
    const newMethod = !previous || methodOf(state) !== methodOf(previous);
    live.update(state);
    nudging.update(state);
    if (changed('run', 'settings')) readings.update(state);
    if (changed('run', 'status', 'settings')) best.update(state);
    if (changed('run', 'runSettings', 'history')) table.update(listedRuns(state));
    if (newMethod) root.dataset.method = methodOf(state);
    if (!previous) restyle(); // by now the panel is in the page, and has its colours
    if (newMethod || validates(state) !== validates(previous)) showLegend(state);
    if (newMethod || changed('curves', 'history')) drawCurves(state, state.status !== 'training');
    if (!previous || state.curves.byEpoch !== previous.curves.byEpoch) overfit.update(state);
  }
  return { root, update };
}
