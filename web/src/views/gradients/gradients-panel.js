import './gradients.css';
import './check.css';
import './plots.css';
import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { createView } from '../page/renderer.js';
import { checkSection } from './check-section.js';
import { seeSection } from './see-section.js';
import { stepCostSection } from './step-cost-section.js';
import { stepSizeSection } from './step-size-section.js';
import { subjectLine } from './subject-line.js';

/**
 * The panel about how the gradient is computed, how exact it is and what it costs.
 *
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** The paragraphs next to each section. */
const paragraphs = {
  check: [
    'Each method computes the gradient of the same mini-batch at the same weights. The reference is backpropagation in double precision, which is exact but for rounding in the sixteenth digit.',
    'The relative error is ‖a − b‖ / (‖a‖ + ‖b‖), layer by layer. Up to 10⁻⁷ is good. Above that, the verdict names the likely cause: a kink, truncation (h is large), rounding (h is small) or the noise of a random direction.',
  ],
  see: [
    'The gradient of one unit’s incoming weights, each drawn at its input. Green: a larger weight would raise the loss; purple: it would lower it. A pixel that is blank in every image of the mini-batch leaves its weight’s derivative at exactly zero.',
    'Below each picture is its difference from backpropagation, on a separate scale: noise, some truncation, or a few weights whose nudge crosses a kink.',
  ],
  'step-size': [
    'Left of the V, h is so small that the two losses agree in nearly all their digits, and their difference is mostly rounding. Right of it, h is so large that the loss bends between the two points. This truncation grows like h for forward differences and like h² for central ones.',
    'Theory puts the bottom at √u for forward and ∛u for central differences, u being the rounding unit: 2⁻²⁴ in float, 2⁻⁵³ in double. It assumes that the loss and its derivatives are about 1. Those of single weights are far smaller, so the bottom lies further right.',
    'Drag the line, or focus it and press the arrow keys, to choose the h that training uses.',
  ],
  price: [
    'What one step costs with each method, on the network of the settings: loss evaluations, multiply-adds, and the time on this machine. It is measured in the module and with the threads that train. Each gridline is ×10.',
    'Textbook differences run the whole network for every weight. Structured differences compute the same numbers and redo only what the nudge can change.',
  ],
};

/** @param {keyof typeof paragraphs} id @param {string} title @param {unknown} body */
const section = (id, title, body) =>
  html`<section class="gradients-section" id="gradients-${id}" aria-labelledby="gradients-${id}-title">
    <h2 id="gradients-${id}-title">${title}</h2>
    <div class="gradients-text">${paragraphs[id].map((paragraph) => html`<p>${paragraph}</p>`)}</div>
    ${body}
  </section>`;

/** @param {Actions} actions */
export function createPanel(actions) {
  const { take, setPrecision, select, compute, stop, look, studyStepSizes, measureAgain } = actions.lab;
  const labActions = {
    take: () => void take(),
    setPrecision,
    select,
    compute,
    stop,
    look,
    study: () => void studyStepSizes(),
    measureAgain: () => void measureAgain(),
    choose: (/** @type {number} */ h) => actions.settings.set('h', h),
    drag: (/** @type {number|null} */ h) => view.change({ dragged: h }),
  };
  const root = document.createElement('div');
  root.className = 'gradients';
  const view = createView(
    root,
    (state, { dragged }) => {
      const { lab } = state;
      if (!lab) return nothing;
      const h = dragged ?? state.settings.h;
      return html`${subjectLine(state, lab, labActions)}
      ${section(
        'check',
        'Check',
        guard([lab], () => checkSection(lab, labActions)),
      )}
      ${section(
        'see',
        'See',
        guard([lab], () => seeSection(lab, labActions)),
      )}
      ${section(
        'step-size',
        'The step size',
        guard([lab.stepSizes, lab.studiesLater, h], () =>
          stepSizeSection({ report: lab.stepSizes, waits: lab.studiesLater, h }, labActions),
        ),
      )}
      ${section(
        'price',
        'The price',
        guard([lab.stepCosts, state.run?.epoch, state.run?.phase, state.history, state.backend], () =>
          stepCostSection({ state, all: lab.stepCosts }, labActions),
        ),
      )}`;
    },
    { dragged: /** @type {number|null} */ (null) },
  );
  return view;
}
