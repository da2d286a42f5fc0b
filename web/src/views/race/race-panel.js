import './race.css';
import './tensorflow-colours.css';
import { html } from 'lit-html';
import { budgets, raceLanes, usualLanes } from '../../config/race-lanes.js';
import { graphicsHere, whatDiffers, whyNot } from '../../peers/tensorflow-backends.js';
import { isUnderWay } from '../../state/race/race-control.js';
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
 * @property {Race} race
 * @property {string[]} chosen lanes
 * @property {string} budget
 * @property {string} order
 * @property {boolean} starting
 * @property {'' | 'race paused' | 'run paused'} yielded what was paused so that the other has the processor
 * @property {import('../../peers/tensorflow-backends.js').Graphics} graphics
 * @property {import('./race-charts.js').Axes} axes
 */

const orders = [
  { value: 'turns', label: 'One at a time' },
  { value: 'side by side', label: 'Side by side' },
];
const yieldedNotes = {
  '': '',
  'race paused':
    'The race is paused while the network on the left is in training, since they would slow each other down.',
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

/** @param {Actions} actions @param {Awaited<ReturnType<Actions['panels']['race']>>} control */
export function createPanel(actions, control) {
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
    const { phase } = control.store.get();
    if (phase === 'racing') return control.pause();
    if (page.status === 'training') {
      void actions.run.pause();
      view.change({ yielded: 'run paused' });
    }
    if (phase === 'paused') control.resume();
    else void start();
  }

  async function start() {
    const { budget, order } = view.local();
    const lanes = lanesOf(page, view.local());
    view.change({ starting: true });
    try {
      await control.start({ lanes, budget: Number(budget), sideBySide: order === 'side by side' });
    } finally {
      view.change({ starting: false });
    }
  }

  /** @param {Local} local @param {string[]} lanes */
  function raceControls({ race, starting, budget, order }, lanes) {
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
        <button type="button" class="button" data-testid="race-end" ?disabled=${!busy} @click=${control.end}>
          End
        </button>
      </div>
    </div>`;
  }

  /** @param {State} state @param {Local} local */
  function template(state, local) {
    const { race, starting } = local;
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
        <p class="note race-set-up">${formatSettings(control.settings() ?? state.settings)}</p>
        ${laneChoice(laneChoices, toggle)} ${raceControls(local, lanes)}
        <p class="race-words" role="status" data-testid="race-words">${formatRace(race)}</p>
        <p class="note" role="status">${yieldedNotes[local.yielded]}</p>
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
      race: control.store.get(),
      chosen: usualLanes,
      budget: '5',
      order: 'turns',
      starting: false,
      yielded: '',
      graphics: { webgl: false, webgpu: false },
      axes: { abscissa: 'bySecond', logarithmic: false },
    }),
  );
  // Which graphics there are is unknown until the browser has been asked.
  void graphicsHere().then((graphics) => view.change({ graphics }));
  control.store.subscribe((race) => view.change({ race }));
  whenLeft(root, control.end);

  /** Pauses the race when a run starts training, since they would slow each other down. @param {boolean} training */
  function yieldTo(training) {
    if (training && control.store.get().phase === 'racing') {
      control.pause();
      view.change({ yielded: 'race paused' });
    } else if (!training && view.local().yielded === 'race paused') view.change({ yielded: '' });
  }

  return {
    root,
    /** @param {State} state */
    update(state) {
      const isOther = state.status !== page?.status;
      page = state;
      if (isOther) yieldTo(state.status === 'training');
      view.update(state);
    },
  };
}
