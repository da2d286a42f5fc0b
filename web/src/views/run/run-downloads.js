import { chartImage } from '../../charts/chart-image.js';
import { runsAsCsv } from '../../state/run/runs-csv.js';
import { saveFile } from '../../state/save-file.js';
import { calledRun, listedRuns } from './run-list.js';
import { validates } from './status-text.js';

/** @typedef {import('../../state/reducer.js').State} State */

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

/** Saves a chart with its legend as an image. @param {State} state @param {'loss'|'accuracy'} split @param {HTMLElement} place that contains the chart */
export async function saveChart(state, split, place) {
  const canvas = /** @type {HTMLCanvasElement} */ (place.querySelector(`[data-testid=${split}-chart]`));
  const legend = listedRuns(state)
    .filter(({ hidden }) => !hidden)
    .map((run) => ({ label: calledRun(run), method: run.status.gradient, opacity: run.opacity }));
  const title = split === 'loss' ? 'Loss' : 'Accuracy';
  const blob = await chartImage(canvas, { title, legend, validates: validates(state) });
  saveFile({ name: `gradlab-${split}.png`, blob });
}
