import './gradients.css';
import './check.css';
import '../figures/plot.css';
import { coreFolderFor } from '../../worker/core/core-loader.js';
import { openLab } from '../../worker/lab/lab-client.js';
import { LabControl } from '../../state/gradients/lab-control.js';
import { element } from '../controls/element.js';
import { createCheckSection } from './check-section.js';
import { createStepCostSection } from './step-cost-section.js';
import { createSeeSection } from './see-section.js';
import { createStepSizeSection } from './step-size-section.js';
import { createSubjectLine } from './subject-line.js';
import { affectedMethods, stepCostKeyOf, subjectKeyOf } from './subject-key.js';

/**
 * The panel about how the gradient is computed, how exact it is and what it costs. Each section is a separate view.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('../../state/gradients/gradient-lab.js').LabState} LabState
 * @typedef {{ state: State, lab: LabState }} Shown
 * @typedef {{ root: HTMLElement, update(shown: Shown, previous?: Shown): void }} Section
 * @typedef {(control: LabControl, actions: Actions) => Section} CreateSection
 */

/**
 * The sections from top to bottom, each with the paragraphs shown beside it.
 * @type {{ id: string, title: string, words: string[], create: CreateSection }[]}
 */
const sections = [
  {
    id: 'check',
    title: 'Check',
    words: [
      'Each method computes the gradient of the same mini-batch at the same weights. The reference is backpropagation in double precision, which is exact but for rounding in the sixteenth digit.',
      'The relative error is ‖a − b‖ / (‖a‖ + ‖b‖), layer by layer. Up to 10⁻⁷ is good. Above that, the verdict names the likely cause: a kink, truncation (h is large), rounding (h is small) or the noise of a random direction.',
    ],
    create: createCheckSection,
  },
  {
    id: 'see',
    title: 'See',
    words: [
      'The gradient of one unit’s incoming weights, drawn where each weight looks: green where a larger weight would raise the loss, purple where it would lower it. A pixel that is blank in every image of the mini-batch leaves its weight’s derivative at exactly zero.',
      'Below each picture is its difference to backpropagation, on a scale of its own: noise, a trace of truncation, or a few stray weights whose nudge crosses a kink.',
    ],
    create: createSeeSection,
  },
  {
    id: 'step-size',
    title: 'The step size',
    words: [
      'Left of the V, h is so small that the two losses agree in nearly all their digits, and their difference is mostly rounding. Right of it, h is so large that the loss bends between the two points: truncation, which grows like h for forward differences and like h² for central ones.',
      'Theory puts the bottom at √u for forward and ∛u for central differences, u being the rounding unit: 2⁻²⁴ in float, 2⁻⁵³ in double. It takes the loss and its derivatives to be of the order of 1; those of single weights are far smaller, so the bottom lies further right.',
      'Drag the line, or focus it and press the arrow keys, to choose the h that training uses.',
    ],
    create: createStepSizeSection,
  },
  {
    id: 'price',
    title: 'The price',
    words: [
      'What one step costs with each method on the network of the settings: how often the loss, or its change, is worked out; how many multiply-adds that takes; and how long it took on this machine, in the module and with the threads that train. Each tenfold is one line further.',
      'Textbook differences run the whole network for every weight. Structured differences compute the same numbers and redo only what the nudge can change.',
    ],
    create: createStepCostSection,
  },
];

/** @param {Actions} actions */
export function createPanel(actions) {
  /** @type {State|undefined} */
  let state;
  const settings = () => /** @type {State} */ (state).settings;
  const control = new LabControl({
    openLab: () => openLab(coreFolderFor(document.baseURI)),
    takeSubject: actions.gradients.takeSubject,
    stepCostOf: actions.gradients.stepCostOf,
    settings,
  });
  const subject = createSubjectLine(control);
  const views = sections.map(({ create }) => create(control, actions));
  const blocks = sections.map(({ id, title, words }, i) =>
    element(
      'section',
      { class: 'gradients-section', id: `gradients-${id}`, 'aria-labelledby': `gradients-${id}-title` },
      element('h2', { id: `gradients-${id}-title` }, title),
      element('div', { class: 'gradients-words' }, ...words.map((sentence) => element('p', {}, sentence))),
      views[i].root,
    ),
  );
  const root = element('div', { class: 'gradients' }, subject.root, ...blocks);
  /** @type {import('./gradients-panel.js').Shown|undefined} */
  let shown;
  let taken = '';
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let waiting;

  function show() {
    if (!state) return;
    const next = { state, lab: control.store.get() };
    const previous = shown;
    shown = next;
    [subject, ...views].forEach((view) => view.update(next, previous));
  }

  /** Takes the network again if this interrupts nothing, that is, unless it is training. */
  function follow() {
    if (!state) return;
    const key = subjectKeyOf(state);
    if (key === null || key === taken) return;
    const moves = state.run?.phase === 'training';
    if (moves && taken !== '') return;
    taken = key;
    void control.take();
  }

  /**
   * Several settings may change in a row while the visitor types a number.
   * @param {State} now
   * @param {State} [before]
   */
  function followMethod(now, before) {
    if (!before || !control.store.get().subject) return;
    const methods = affectedMethods(now.settings, before.settings);
    if (methods.length === 0) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => control.computeAll(methods), 250);
  }

  control.store.subscribe(show);
  return {
    root,
    /** @param {State} now @param {State} [before] */
    update(now, before) {
      state = now;
      show();
      follow();
      followMethod(now, before);
      const key = stepCostKeyOf(now);
      if (key !== null) control.estimateWhenIdle(key);
    },
  };
}
