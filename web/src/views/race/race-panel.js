import './race.css';
import './tensorflow-colours.css';
import { html, nothing } from 'lit-html';
import { budgets, raceLanes, usualLanes } from '../../config/race-lanes.js';
import { graphicsHere, whatDiffers, whyNot } from '../../peers/tensorflow-backends.js';
import { isUnderWay } from '../../state/race/race.js';
import { elementOf } from '../controls/element-of.js';
import { radioRow } from '../controls/radio-row.js';
import { createView } from '../page/renderer.js';
import { fairness } from './fairness.js';
import { isRace, laneChoice } from './lane-choice.js';
import { laneTable } from './lane-table.js';
import { whenLeft } from './leaving.js';
import { createRaceCharts } from './race-charts.js';
import { formatDeviation, formatRace, formatSettings } from './race-text.js';

/**
 * The panel in which ways to the gradient, and TensorFlow.js, learn the same thing against the clock: from the same
 * weights and on the same mini-batches, with their curves drawn over one another.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('../../state/race/race.js').Race} Race
 *
 * @typedef {object} Local
 * @property {string[]} chosen lanes
 * @property {string} budget
 * @property {string} order
 * @property {boolean} starting
 * @property {import('../../peers/tensorflow-backends.js').Graphics} graphics
 * @property {import('./race-charts.js').Axes} axes
 */

const orders = [
  { value: 'turns', label: 'One at a time' },
  { value: 'side by side', label: 'Side by side' },
];
const yieldedNotes = {
  '': '',
  'race paused': 'The race is paused while the network on the left trains, since they would slow each other down.',
  'run paused': 'The training on the left was paused, so that it does not slow the lanes down.',
};

/** Returns why lanes cannot take part with the page's settings. @param {State} state @param {Local} local */
function refusalsOf({ settings, network }, { graphics }) {
  const reasons = raceLanes.map(({ id, backend }) => [
    id,
    backend ? whyNot(backend, { graphics, settings, network }) : '',
  ]);
  return new Map(/** @type {[string, string][]} */ (reasons.filter(([, why]) => why !== '')));
}

/** @param {string} label @param {unknown} control */
const choice = (label, control) =>
  html`<div class="race-control"><span class="field-label">${label}</span>${control}</div>`;

/** Returns what is to be known of the lanes' losses. @param {State} state @param {Race} race */
function comparisonsOf({ network }, { lanes }) {
  const withPeers = lanes.some(({ offer }) => offer.backend);
  return [...lanes.map(formatDeviation), withPeers ? whatDiffers(network) : ''].filter(Boolean);
}

/** @param {Actions} actions */
export function createPanel(actions) {
  const root = elementOf(html`<div></div>`);
  const charts = createRaceCharts((axes) => view.change({ axes: { ...view.local().axes, ...axes } }));
  const budgetRow = {
    name: 'race-budget',
    label: 'Time for each lane',
    testid: 'race-budget',
    choose: (/** @type {string} */ budget) => view.change({ budget }),
  };
  const orderRow = {
    name: 'race-way',
    label: 'In what order',
    testid: 'race-way',
    choose: (/** @type {string} */ order) => view.change({ order }),
  };
  /** The state that the view shows: there is one before anything can be pressed. @type {State} */
  let page;

  /** Returns the chosen lanes that can run. @param {State} state @param {Local} local */
  function lanesOf(state, local) {
    const refusals = refusalsOf(state, local);
    return local.chosen.filter((id) => !refusals.has(id));
  }

  /** @param {string} id of a lane */
  function toggle(id) {
    const lanes = lanesOf(page, view.local());
    view.change({ chosen: lanes.includes(id) ? lanes.filter((each) => each !== id) : [...lanes, id] });
  }

  function startOrPause() {
    if (page.race?.phase === 'racing') void actions.race.pause();
    else if (page.race?.phase === 'paused') void actions.race.resume();
    else void start();
  }

  async function start() {
    const { budget, order } = view.local();
    const lanes = lanesOf(page, view.local());
    view.change({ starting: true });
    try {
      await actions.race.start({ lanes, budget: Number(budget), sideBySide: order === 'side by side' });
    } finally {
      view.change({ starting: false });
    }
  }

  /** @param {Race} race @param {Local} local @param {string[]} lanes */
  function raceControls(race, { starting, budget, order }, lanes) {
    const { phase } = race;
    const busy = starting || isUnderWay(race);
    const label = { racing: 'Pause', paused: 'Continue' }[/** @type {string} */ (phase)] ?? 'Start the race';
    const cannotStart = starting || phase === 'getting ready' || (!busy && !isRace(lanes.length));
    return html`<div class="race-controls">
      ${choice(budgetRow.label, radioRow(budgetRow, budgets, budget))}
      ${choice('Order', radioRow(orderRow, orders, order))}
      <div class="race-buttons">
        <button
          type="button"
          class="button button-primary"
          data-testid="race-start"
          ?disabled=${cannotStart}
          @click=${startOrPause}
        >
          ${label}
        </button>
        <button
          type="button"
          class="button"
          data-testid="race-end"
          ?disabled=${!busy}
          @click=${() => void actions.race.end()}
        >
          End
        </button>
      </div>
    </div>`;
  }

  /** @param {State} state @param {Local} local */
  function template(state, local) {
    const { race } = state;
    const { starting } = local;
    if (!race) return nothing;
    const lanes = lanesOf(state, local);
    const laneChoices = {
      chosen: lanes,
      refusals: refusalsOf(state, local),
      locked: starting || isUnderWay(race),
    };
    return html`<h2 class="only-read-aloud">The race</h2>
      <div class="race" data-testid="race" data-phase=${race.phase}>
        <p class="race-lede">
          Every lane trains the same network from the same initial weights, on the same mini-batches in the same order.
          Lanes differ in the program, or in how it computes the gradient.
        </p>
        <p class="note race-set-up">${formatSettings((isUnderWay(race) && race.settings) || state.settings)}</p>
        ${laneChoice(laneChoices, toggle)} ${raceControls(race, local, lanes)}
        <p class="race-words" role="status" data-testid="race-words">${formatRace(race)}</p>
        <p class="note" role="status">${yieldedNotes[race.yielded]}</p>
        <div class="race-table-place" tabindex="0" role="region" aria-label="Lanes in numbers">${laneTable(race)}</div>
        <ul class="race-deviations note" data-testid="race-deviations">
          ${comparisonsOf(state, race).map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
        ${charts(race, local.axes)} ${fairness()}
      </div>`;
  }

  const view = createView(
    root,
    template,
    /** @type {Local} */ ({
      chosen: usualLanes,
      budget: '5',
      order: 'turns',
      starting: false,
      graphics: { webgl: false, webgpu: false },
      axes: { abscissa: 'bySecond', logarithmic: false },
    }),
  );
  // Which graphics there are is unknown until the browser has been asked.
  void graphicsHere().then((graphics) => view.change({ graphics }));
  whenLeft(root, () => void actions.race.end());

  return {
    root,
    /** @param {State} state */
    update(state) {
      page = state;
      view.update(state);
    },
  };
}
