import { chartSvg, pictureOf } from '../../charts/chart-file.js';
import { runsAsCsv } from '../../state/run/runs-csv.js';
import { saveFile } from '../../state/save-file.js';
import { chartOptions } from './run-charts.js';
import { calledRun, listedRuns } from './run-list.js';
import { validates } from './status-text.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../charts/chart-file.js').LegendEntry} LegendEntry
 * @typedef {'loss' | 'accuracy'} Measure
 */

/** Saves every point of every run of this visit as a CSV file. @param {State} state */
export function saveRunsTable(state) {
  const { curves, history } = state;
  const curvesOfRun = new Map([
    [history.currentId, curves],
    ...history.past.map((run) => /** @type {const} */ ([run.id, run.curves])),
  ]);
  const runs = listedRuns(state).map((run) => ({ name: calledRun(run), curves: curvesOfRun.get(run.id) ?? curves }));
  saveFile({ name: 'gradlab-runs.csv', blob: new Blob([runsAsCsv(runs)], { type: 'text/csv' }) });
}

/** Returns the sets by their lines, and the runs by their colours. @param {State} state @returns {LegendEntry[]} */
function legendOf(state) {
  const runs = listedRuns(state)
    .filter(({ hidden }) => !hidden)
    .map((run) => ({ label: calledRun(run), method: run.status.gradient, opacity: run.opacity }));
  const lines = /** @type {const} */ ([
    ['Training', 'solid'],
    ['Validation', 'dotted'],
    ['Test', 'dashed'],
  ])
    .filter(([label]) => label !== 'Validation' || validates(state))
    .map(([label, line]) => ({ label, method: 'ink', line }));
  return [...lines, ...runs];
}

/**
 * Saves a chart of the runs with its title and legend: as a drawing (SVG), or as a picture of 1,920 pixels (PNG).
 * @param {State} state
 * @param {{ measure: Measure, view: import('../../charts/line-chart.js').LineChartView, format: 'png' | 'svg' }} chart
 */
export async function saveChart(state, { measure, view, format }) {
  const title = measure === 'loss' ? 'Loss' : 'Accuracy';
  const drawing = { title, view, options: chartOptions[measure], legend: legendOf(state) };
  const svg = chartSvg(drawing, document.body);
  const blob = format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pictureOf(svg);
  saveFile({ name: `gradlab-${measure}.${format}`, blob });
}
