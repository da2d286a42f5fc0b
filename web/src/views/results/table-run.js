import { networks } from '../../config/comparison.js';
import { defaultSettings } from '../../config/hyper-parameters.js';
import { budgets, raceLanes } from '../../config/race-lanes.js';
import { graphicsHere, whyNot } from '../../peers/tensorflow-backends.js';
import { startLane } from '../../state/race/race-engine.js';
import { choiceOf } from '../../state/run/run-choice.js';
import { cellsToRun, estimate, patienceOf, TableRun } from '../../state/results/table-run.js';
import { coreFolderFor } from '../../worker/core/core-loader.js';
import { element, setText } from '../controls/element.js';
import { formatCount, formatDuration } from '../controls/format.js';
import { createProgressBar } from '../controls/progress-bar.js';
import { createRadioRow } from '../controls/radio-row.js';
import { cellTitle, describeShare } from './result-text.js';
import { createTableScope } from './table-scope.js';

/**
 * The "Run the table" controls: the time limit for each cell, the total time, and the progress.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/results/results.js').Result} Result
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('../../state/results/table-run.js').CellRun} CellRun
 */

/** The name of each data set inside a sentence. @type {Record<string, string>} */
const dataWords = { mnist: 'MNIST', digits: 'the built-in digits', upload: 'your files' };
const modestBudget = '5';

/**
 * @param {Actions} actions
 * @param {{ results: () => Result[], began: (data: string) => void, changed: () => void }} table
 */
export function createTableRun(actions, { results, began, changed }) {
  let chosen = modestBudget;
  /** @type {State|undefined} */
  let page;
  const run = new TableRun((result) => actions.results.add([result]), startLane);
  /** Unknown until the graphics card has been queried. */
  let graphics = { webgl: false, webgpu: false };
  void graphicsHere().then((here) => {
    graphics = here;
    show();
  });
  const budget = createRadioRow({
    name: 'table-budget',
    label: 'Time a cell may take',
    testid: 'table-budget',
    choose: (value) => ((chosen = value), show()),
  });
  const scope = createTableScope(show);
  const start = element(
    'button',
    { type: 'button', class: 'button button-primary', 'data-testid': 'table-start', onclick: press },
    'Run the table',
  );
  const end = element(
    'button',
    { type: 'button', class: 'button', 'data-testid': 'table-end', onclick: () => run.end() },
    'End',
  );
  const words = element('p', { class: 'note table-run-words', role: 'status', 'data-testid': 'table-words' });
  const bar = createProgressBar({ 'aria-label': 'Cells of the table', 'data-testid': 'table-progress' });
  const failures = element('ul', { class: 'note' });
  const label = element('span', { class: 'field-label' }, 'At most for each cell');
  const root = element(
    'div',
    { class: 'table-run' },
    element('div', { class: 'table-run-controls' }, label, budget.root, start, end),
    scope.root,
    words,
    bar.root,
    failures,
  );

  run.store.subscribe(() => {
    show();
    changed();
  });

  /**
   * Returns why this browser cannot train a network with an implementation; '' if it can.
   * @param {import('../../config/race-lanes.js').LaneOffer} offer
   */
  const refusal = ({ backend }) =>
    backend ? whyNot(backend, { graphics, settings: defaultSettings(), network: null }) : '';
  /** @param {State} state */
  const open = (state) =>
    cellsToRun(
      results(),
      state.settings.dataset,
      networks.filter(scope.hasNetwork),
      raceLanes.filter((offer) => scope.hasImplementation(offer.id) && !refusal(offer)),
    );

  async function press() {
    const { phase } = run.store.get();
    if (phase === 'running') return run.pause();
    if (phase === 'paused') return run.resume();
    const supply = page && (await actions.race.supply());
    if (!page || !supply) return;
    const { settings, data } = page;
    began(settings.dataset);
    const settingsOf = (/** @type {string} */ network) => ({
      ...defaultSettings(network),
      seed: settings.seed,
      mine: settings.mine,
    });
    await run.start({
      cells: open(page),
      budget: Number(chosen),
      place: { core: coreFolderFor(document.baseURI), data: supply.data },
      settingsOf,
      choiceOf,
      environment: { data: settings.dataset, images: data.train?.size ?? 0 },
    });
  }

  function show() {
    if (!page) return;
    const { phase, cells } = run.store.get();
    const isUnderWay = phase === 'running' || phase === 'paused';
    const left = open(page);
    const settled = cells.filter((cell) => cell.phase === 'done' || cell.phase === 'failed');
    budget.update(budgets, chosen);
    setText(start, { running: 'Pause', paused: 'Resume' }[/** @type {string} */ (phase)] ?? 'Run the table');
    start.disabled = !isUnderWay && (left.length === 0 || !page.data.train);
    end.disabled = !isUnderWay;
    scope.lock(isUnderWay);
    const current = cells.find((cell) => cell.phase === 'running');
    bar.update(
      cells.length === 0 ? 0 : (settled.length + (current?.seconds ?? 0) / run.store.get().budget) / cells.length,
    );
    setText(words, isUnderWay ? formatUnderWay(cells, settled.length, current, phase) : formatPlan(left));
    const failed = cells
      .filter(({ why }) => why)
      .map(({ network, offer, why }) => `${cellTitle({ network, implementation: offer.id })}: ${why}`);
    if (failures.textContent !== failed.join(''))
      failures.replaceChildren(...failed.map((text) => element('li', {}, text)));
  }

  /** @param {ReturnType<typeof open>} left */
  function formatPlan(left) {
    const { settings, data } = /** @type {State} */ (page);
    const of = dataWords[settings.dataset];
    if (!data.train) return 'There are no images to train on yet.';
    if (left.length === 0) return `Every cell of these that can run here has been measured on ${of}.`;
    const { expected, most } = estimate(left, Number(chosen), results(), settings.dataset);
    const time =
      expected < most
        ? `about ${formatDuration(expected)}, at most ${formatDuration(most)}`
        : `about ${formatDuration(most)}`;
    return `${left.length === 1 ? 'One cell has' : `${formatCount(left.length)} cells have`} no number of this machine on ${of} (${formatCount(data.train.size)} images): ${time}. What takes longer than its time is projected; what has made no step ${formatDuration(patienceOf(Number(chosen)))} after its cell began is given up. One thread each; the page’s own run goes on beside, and would slow them. ${raceLanes.map(refusal).filter(Boolean).join(' ')}`.trimEnd();
  }

  return {
    root,
    /** The running cell. @returns {CellRun|null} */
    current: () => run.store.get().cells.find((cell) => cell.phase === 'running') ?? null,
    /** @param {State} state */
    update(state) {
      page = state;
      show();
    },
  };
}

/** @param {CellRun[]} cells @param {number} settled @param {CellRun|undefined} current @param {string} phase */
function formatUnderWay(cells, settled, current, phase) {
  const at = current
    ? `${cellTitle({ network: current.network, implementation: current.offer.id })}: ${describeShare(current.share)} of its run in ${formatDuration(current.seconds)}.`
    : '';
  return `${phase === 'paused' ? 'Paused. ' : ''}${formatCount(settled)} of ${formatCount(cells.length)} cells. ${at}`;
}
