import './race.css';
import { budgets, raceLanes, usualLanes } from '../../config/race-lanes.js';
import { RaceEngine } from '../../state/race/race-engine.js';
import { resultOfLane } from '../../state/race/race-results.js';
import { coreFolderFor } from '../../worker/core/core-loader.js';
import { element, setText } from '../controls/element.js';
import { graphicsHere, whatDiffers, whyNot } from '../../peers/tensorflow-backends.js';
import { createRadioRow } from '../controls/radio-row.js';
import { createFairness } from './fairness.js';
import { createLaneChoice, isRace } from './lane-choice.js';
import { createLaneTable } from './lane-table.js';
import { whenLeft } from './leaving.js';
import { createRaceCharts } from './race-charts.js';
import { formatDeviation, formatRace, formatSettings } from './race-text.js';

/**
 * The same training in several lanes, from the same weights and on the same mini-batches, with their curves drawn over
 * one another.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

const ways = [
  { value: 'turns', label: 'One at a time' },
  { value: 'abreast', label: 'Side by side' },
];

/** @param {Actions} actions */
export function createRace(actions) {
  const lanes = raceLanes;
  let view = { chosen: usualLanes, budget: '5', way: 'turns', starting: false, paused: false };
  /** @type {State|undefined} */
  let page;
  /**
   * The inputs of the race under way.
   * @type {{ settings: State['settings'], loss: string, images: number, at: Date }|null}
   */
  let ground = null;
  const engine = new RaceEngine((lane) => {
    const result = ground && resultOfLane(lane, ground);
    if (result) actions.results.add([result]);
  });

  const choice = createLaneChoice(lanes, (chosen) => change({ chosen }));
  const budget = createRadioRow({
    name: 'race-budget',
    label: 'Time for each lane',
    testid: 'race-budget',
    choose: (value) => change({ budget: value }),
  });
  const way = createRadioRow({
    name: 'race-way',
    label: 'In what order',
    testid: 'race-way',
    choose: (value) => change({ way: value }),
  });
  const start = element(
    'button',
    { type: 'button', class: 'button button-primary', 'data-testid': 'race-start', onclick: press },
    'Start the race',
  );
  const end = element(
    'button',
    { type: 'button', class: 'button', 'data-testid': 'race-end', onclick: () => engine.end() },
    'End',
  );
  const setUp = element('p', { class: 'note race-set-up' });
  const words = element('p', { class: 'race-words', role: 'status', 'data-testid': 'race-words' });
  const warning = element('p', { class: 'note', role: 'status' });
  const deviations = element('ul', { class: 'race-deviations note', 'data-testid': 'race-deviations' });
  const table = createLaneTable();
  const charts = createRaceCharts('race');
  const root = element(
    'div',
    { class: 'race', 'data-testid': 'race' },
    element(
      'p',
      { class: 'race-lede' },
      'Every lane learns the same thing: from the same first weights, on the same mini-batches in the same order. What differs is the program, or how it gets its gradient, and so what a step costs.',
    ),
    setUp,
    choice.root,
    element(
      'div',
      { class: 'race-controls' },
      row('Time for each lane', budget.root),
      row('Order', way.root),
      element('div', { class: 'race-buttons' }, start, end),
    ),
    words,
    warning,
    element(
      'div',
      { class: 'race-table-place', tabindex: 0, role: 'region', 'aria-label': 'Lanes in numbers' },
      table.root,
    ),
    deviations,
    charts.root,
    createFairness(),
  );

  /** Unknown until the graphics card has been queried. */
  let graphics = { webgl: false, webgpu: false };
  void graphicsHere().then((here) => {
    graphics = here;
    show();
  });
  engine.store.subscribe(show);
  whenLeft(root, () => engine.end());
  show();

  /** @param {Partial<typeof view>} changes */
  function change(changes) {
    view = { ...view, ...changes };
    show();
  }

  function press() {
    const { phase } = engine.store.get();
    if (phase === 'racing') return engine.pause();
    if (page?.status === 'training') {
      void actions.run.pause();
      change({ paused: true });
    }
    if (phase === 'paused') engine.resume();
    else void begin();
  }

  async function begin() {
    change({ starting: true });
    const supply = await actions.race.supply();
    change({ starting: false });
    if (!supply || !page) return;
    ground = {
      settings: page.settings,
      loss: page.network?.loss ?? '',
      images: supply.data.train.labels.length,
      at: new Date(),
    };
    await engine.start({
      lanes: lanes.filter(({ id }) => willing().includes(id)),
      place: { core: coreFolderFor(document.baseURI), data: supply.data },
      choice: supply.choice,
      budget: Number(view.budget),
      sideBySide: view.way === 'abreast',
    });
  }

  /** Returns which lanes cannot take part with the page's settings, and why. */
  function refusals() {
    if (!page) return [];
    const { settings, network } = page;
    return lanes.flatMap(({ id, backend }) => {
      const why = backend ? whyNot(backend, { graphics, settings, network }) : '';
      return why ? [{ id, why }] : [];
    });
  }

  function willing() {
    const refused = refusals().map(({ id }) => id);
    return view.chosen.filter((id) => !refused.includes(id));
  }

  function show() {
    const race = engine.store.get();
    const busy = view.starting || ['getting ready', 'racing', 'paused'].includes(race.phase);
    choice.update(willing(), refusals(), busy);
    budget.update(budgets, view.budget);
    way.update(ways, view.way);
    showButtons(race.phase, busy);
    setText(words, formatRace(race));
    root.dataset.phase = race.phase;
    table.update(race);
    charts.update(race);
    const compares = race.lanes.some(({ offer }) => offer.backend);
    showDeviations(
      [...race.lanes.map(formatDeviation), compares ? whatDiffers(page?.network ?? null) : ''].filter(Boolean),
    );
  }

  /** @param {import('../../state/race/race.js').Race['phase']} phase @param {boolean} busy */
  function showButtons(phase, busy) {
    setText(start, phase === 'racing' ? 'Pause' : phase === 'paused' ? 'Continue' : 'Start the race');
    start.disabled = view.starting || phase === 'getting ready' || (!busy && !isRace(willing().length));
    end.disabled = !busy;
  }

  /** @param {string[]} sentences */
  function showDeviations(sentences) {
    if (sentences.join() === Array.from(deviations.children, (item) => item.textContent).join()) return;
    deviations.replaceChildren(...sentences.map((sentence) => element('li', {}, sentence)));
  }

  /** Pauses the race while a run is in training, since they would slow each other down. @param {State} state */
  function yieldTo(state) {
    const training = state.status === 'training';
    if (training && engine.store.get().phase === 'racing') {
      engine.pause();
      view.paused = false;
      setText(
        warning,
        'The race is paused while the network on the left is in training, since they would take time from each other.',
      );
    } else if (!training) {
      setText(
        warning,
        view.paused ? 'The training on the left was paused, so that it takes no time from the lanes.' : '',
      );
    }
  }

  return {
    root,
    /** @param {State} state @param {State} [previous] */
    update(state, previous) {
      page = state;
      const underWay = !['idle', 'over'].includes(engine.store.get().phase);
      setText(setUp, formatSettings((underWay && ground?.settings) || state.settings));
      if (!previous) charts.restyle();
      if (state.status !== previous?.status) yieldTo(state);
      if (state.settings !== previous?.settings || state.network !== previous.network) show();
    },
  };
}

/** @param {string} label @param {HTMLElement} control */
function row(label, control) {
  return element('div', { class: 'race-control' }, element('span', { class: 'field-label' }, label), control);
}
