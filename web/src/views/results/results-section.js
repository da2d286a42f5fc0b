import referenceResults from '../../config/reference-results.json';
import { reportedResults, silentSource } from '../../config/reported-results.js';
import { element } from '../controls/element.js';
import { createRadioRow } from '../controls/radio-row.js';
import { createResultDetails } from './result-details.js';
import { createResultList } from './result-list.js';
import { createResultFiles } from './results-files.js';
import { createResultsTable } from './results-table.js';
import { createTableRun } from './table-run.js';

/**
 * Shows what every network achieved with every implementation, and how it was measured: as a table of cells, or as a
 * list of all results.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/results/results.js').Result} Result
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {{ network: string, implementation: string }} Cell
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

/** @param {Actions} actions */
export function createResultsSection(actions) {
  /** @type {{ data: string, shape: string, cell: Cell|null }} */
  let view = { data: 'mnist', shape: 'table', cell: null };
  /** @type {State|undefined} */
  let shown;
  const data = createRadioRow({
    name: 'results-data',
    label: 'Trained on',
    testid: 'results-data',
    choose: (value) => choose({ data: value }),
  });
  const shape = createRadioRow({
    name: 'results-shape',
    label: 'Show as',
    testid: 'results-shape',
    choose: (value) => choose({ shape: value }),
  });
  const table = createResultsTable((cell) => choose({ cell }));
  const details = createResultDetails();
  const list = createResultList();
  const root = element('div', { class: 'results-block', 'data-testid': 'results' });
  const all = () => [...others, ...(shown?.results ?? [])];
  const tableRun = createTableRun(actions, {
    results: all,
    began: (value) => choose({ data: value, shape: 'table' }),
    changed: () => shown && show(),
  });
  const files = createResultFiles(actions, { place: root, now: () => ({ results: all(), data: view.data }) });
  root.append(
    element(
      'p',
      { class: 'note compare-lede' },
      'Test accuracy, and the time a whole run takes. Every run of this visit fills its cell; press one for all that is known of it.',
    ),
    tableRun.root,
    element('div', { class: 'results-choices' }, data.root, shape.root),
    table.root,
    createLegend(),
    details.root,
    list.root,
    element('p', { class: 'note' }, silentSource),
    files.root,
  );

  /** @param {Partial<typeof view>} chosen */
  function choose(chosen) {
    view = { ...view, ...chosen };
    if (shown) show();
  }

  function show() {
    const results = all();
    const isTable = view.shape === 'table';
    data.update(dataChoices, view.data);
    shape.update(shapes, view.shape);
    table.root.hidden = !isTable;
    details.root.hidden = !isTable;
    list.root.hidden = isTable;
    if (!isTable) return list.update(results, view.data);
    table.update({ results, ...view, running: shown?.settings.dataset === view.data ? tableRun.current() : null });
    details.update({ results, ...view });
  }

  return {
    root,
    /** @param {State} state @param {State} [previous] */
    update(state, previous) {
      shown = state;
      if (!previous && state.results.some(({ data: of }) => of === state.settings.dataset))
        view.data = state.settings.dataset;
      tableRun.update(state);
      if (state.results !== previous?.results) show();
    },
  };
}

/** Creates the legend that explains where the numbers of a cell come from. */
function createLegend() {
  const sample = (/** @type {string} */ kind, /** @type {string} */ words) =>
    element('li', {}, element('span', { class: 'cell-sample', 'data-kind': kind }, '98.7\u202f%'), words);
  return element(
    'ul',
    { class: 'results-legend', 'aria-label': 'How to read the cells' },
    sample('here', 'measured in this browser'),
    sample('elsewhere', 'measured elsewhere, with the machine named'),
    sample('projected', 'projected from a share of the run; its accuracy is what was reached by then'),
    sample('reported', 'reported by the project’s sources'),
  );
}
