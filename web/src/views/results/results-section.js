import { html, nothing } from 'lit-html';
import { networks } from '../../config/comparison.js';
import referenceResults from '../../config/reference-results.json';
import { reportedResults, silentSource } from '../../config/reported-results.js';
import { graphicsHere } from '../../peers/tensorflow-backends.js';
import { openCells } from '../../state/results/table-run-control.js';
import { elementOf } from '../controls/element-of.js';
import { radioRow } from '../controls/radio-row.js';
import { acceptDrops } from '../data/file-choice.js';
import { memoizeOne } from '../page/memoize-one.js';
import { createView } from '../page/renderer.js';
import { resultDetails } from './result-details.js';
import { resultList } from './result-list.js';
import { openResults, resultFiles } from './results-files.js';
import { resultsHeadline } from './results-headline.js';
import { resultsLegend, resultsTable } from './results-table.js';
import { runningCell, tableRunControls } from './table-run.js';
import { everything, toggled } from './table-scope.js';

/**
 * Shows which way trains a network fastest, and what every network achieved with every implementation: as a table of
 * cells, or as a list of all results.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/results/results.js').Result} Result
 * @typedef {import('../../state/session.js').Actions} Actions
 *
 * @typedef {object} ResultsLocal
 * @property {string|null} network of the headline; null for the page's
 * @property {string|null} data null before the first rendering
 * @property {string} shape
 * @property {import('./results-table.js').Cell|null} cell the chosen one
 * @property {import('./results-files.js').Message} message about the files opened last
 * @typedef {ResultsLocal & import('./table-run.js').TableRunLocal} Local
 */

const dataChoices = [
  { value: 'mnist', label: 'MNIST' },
  { value: 'digits', label: 'Built-in digits' },
  { value: 'upload', label: 'Your files' },
];
const shapes = [
  { value: 'table', label: 'Table' },
  { value: 'list', label: 'All numbers' },
];

/** Results measured on other machines or reported by others; none of them are the visitor's. @type {Result[]} */
const others = [.../** @type {Result[]} */ (referenceResults), ...reportedResults];

/** Returns the network of the headline. @param {State} state @param {Local} local */
function networkOf({ settings }, { network }) {
  if (network !== null) return network;
  return settings.layers === '' && networks.includes(settings.preset) ? settings.preset : 'nielsen-30';
}

/** @param {Actions} actions */
export function createResultsSection(actions) {
  const root = elementOf(html`<div class="results-block" data-testid="results"></div>`);
  const allResults = memoizeOne((/** @type {Result[]} */ own) => [...others, ...own]);
  const table = memoizeOne(
    (
      /** @type {Result[]} */ results,
      /** @type {string} */ data,
      /** @type {Local['cell']} */ cell,
      /** @type {import('./table-run.js').CellRun|null} */ running,
    ) => resultsTable({ results, data, cell, running }, (chosen) => view.change({ cell: chosen })),
  );
  const dataRow = {
    name: 'results-data',
    label: 'Trained on',
    testid: 'results-data',
    choose: (/** @type {string} */ data) => view.change({ data }),
  };
  const shapeRow = {
    name: 'results-shape',
    label: 'Show as',
    testid: 'results-shape',
    choose: (/** @type {string} */ shape) => view.change({ shape }),
  };
  /** The state that the view shows: there is one before anything can be pressed. @type {State} */
  let page;

  /** @param {File[]} files */
  async function open(files) {
    view.change({ message: await openResults(files, actions) });
  }

  /** @type {import('./table-run.js').TableRunActions} */
  const tableRunActions = {
    chooseBudget: (budget) => view.change({ budget }),
    toggle: (kind, values) => view.change({ scope: toggled(view.local().scope, kind, values) }),
    end: () => void actions.tableRun.end(),
    startOrPause() {
      if (page.tableRun?.phase === 'running') return void actions.tableRun.pause();
      if (page.tableRun?.phase === 'paused') return void actions.tableRun.resume();
      const { dataset } = page.settings;
      const { scope, graphics, budget } = view.local();
      view.change({ data: dataset, shape: 'table' });
      const cells = openCells(allResults(page.results), dataset, scope, graphics);
      void actions.tableRun.start({ cells, budget: Number(budget) });
    },
  };

  /** @param {State} state @param {Local} local */
  function template(state, local) {
    const { tableRun } = state;
    const { shape, cell, message } = local;
    if (!tableRun) return nothing;
    const data = /** @type {string} */ (local.data);
    const results = allResults(state.results);
    const running = state.settings.dataset === data ? (runningCell(tableRun) ?? null) : null;
    return html`${resultsHeadline(
        { results, data, network: networkOf(state, local) },
        (network) => view.change({ network }),
        radioRow(dataRow, dataChoices, data),
      )}
      <div class="results-choices">${radioRow(shapeRow, shapes, shape)}</div>
      ${
        shape === 'table'
          ? html`${table(results, data, cell, running)} ${resultsLegend()} ${resultDetails({ results, data, cell })}`
          : resultList(results, data)
      }
      ${tableRunControls(state, { ...local, tableRun }, results, tableRunActions)}
      <p class="note">${silentSource}</p>
      ${resultFiles({ results, data }, message, { open, place: root })}`;
  }

  const view = createView(
    root,
    template,
    /** @type {Local} */ ({
      network: null,
      data: null,
      shape: 'table',
      cell: null,
      message: { text: '', isError: false },
      budget: '5',
      scope: everything(),
      graphics: { webgl: false, webgpu: false },
    }),
  );
  // Which graphics there are is unknown until the browser has been asked.
  void graphicsHere().then((graphics) => view.change({ graphics }));
  acceptDrops(root, open);

  return {
    root,
    /** @param {State} state */
    update(state) {
      page = state;
      // A visitor who has trained on other images first sees those.
      const { dataset } = state.settings;
      if (view.local().data === null)
        view.change({ data: state.results.some(({ data }) => data === dataset) ? dataset : 'mnist' });
      view.update(state);
    },
  };
}
