import { html } from 'lit-html';
import { createPlotPlace } from '../../charts/plot-place.js';
import { formatWholePercent } from '../controls/format.js';
import { ownedElement } from '../page/owned-element.js';
import { throttled } from '../page/throttled-text.js';
import { formatScientific } from '../figures/scientific.js';
import { labFigure } from './figure.js';
import { roundedStep } from './step-handle.js';
import { curves, drawStepSizes, height, stepAt } from './step-size-plot.js';

/**
 * @typedef {import('../../state/gradients/gradient-lab.js').StepSizeReport} StepSizeReport
 *
 * @typedef {object} StepSizeActions
 * @property {(h: number) => void} choose
 * @property {(h: number|null) => void} drag shows a step size while the line is dragged; null: no longer
 * @property {() => void} study
 */

const legend = html`<ul class="legend" aria-label="Legend of the step sizes">
  ${curves.map(
    ({ method, precision, label }) =>
      html`<li data-method=${method}>
        <span class="curve-sample curve-${precision}" aria-hidden="true"></span>${label}
      </li>`,
  )}
  <li><span class="optimum-sample" aria-hidden="true">▼</span>theoretical optimum</li>
</ul>`;

/**
 * Returns the section that plots the error against the step size, with a handle for the step size in use.
 * @param {object} shown
 * @param {StepSizeReport|null} shown.report
 * @param {boolean} shown.waits whether the errors are measured only on request
 * @param {number} shown.h
 * @param {StepSizeActions} actions
 */
export const stepSizeSection = ({ report, waits, h }, actions) =>
  html`<div class="section-body">
    ${labFigure({
      title: 'Relative error of the difference against h',
      legend,
      plot: draggablePlot({ report, h, choose: actions.choose }, actions),
      file: 'gradlab-step-size.png',
      numbers: numbersOf(report),
    })}
    <p class="note" ?hidden=${!waits}>
      For a network of this size this takes a while. It runs in a separate worker.
      <button type="button" class="button button-small" data-testid="study-step-sizes" @click=${actions.study}>
        Measure the errors
      </button>
    </p>
    <p class="note" role="status">${throttled(noteOn(report))}</p>
  </div>`;

/**
 * Returns the plot, in which pressing anywhere moves the line there.
 * @param {{ report: StepSizeReport|null, h: number, choose: (h: number) => void }} data
 * @param {StepSizeActions} actions
 */
function draggablePlot(data, { choose, drag }) {
  const placeOf = (/** @type {PointerEvent} */ event) => /** @type {HTMLElement} */ (event.currentTarget);
  const isDragged = (/** @type {PointerEvent} */ event) => placeOf(event).hasPointerCapture(event.pointerId);

  /** @param {PointerEvent} event */
  function stepUnder(event) {
    const { left, width } = placeOf(event).getBoundingClientRect();
    return roundedStep(stepAt(event.clientX - left, width));
  }

  /** @param {PointerEvent} event */
  function pressed(event) {
    if (event.button !== 0) return;
    placeOf(event).setPointerCapture(event.pointerId);
    drag(stepUnder(event));
  }

  /** @param {PointerEvent} event */
  function released(event) {
    if (!isDragged(event)) return;
    /** @type {SVGElement|null} */ (placeOf(event).querySelector('[role=slider]'))?.focus({ preventScroll: true });
    choose(stepUnder(event));
    drag(null);
  }

  return html`<div
    class="step-size-place"
    @pointerdown=${pressed}
    @pointermove=${(/** @type {PointerEvent} */ event) => isDragged(event) && drag(stepUnder(event))}
    @pointerup=${released}
    @pointercancel=${() => drag(null)}
  >
    ${ownedElement(createPlotPlace, { height, draw: drawStepSizes, data })}
  </div>`;
}

/** @param {StepSizeReport|null} report */
function numbersOf(report) {
  const at = (/** @type {number} */ k, /** @type {typeof curves[number]} */ { precision, scheme }) =>
    report?.[precision][k] ? formatScientific(report[precision][k][scheme]) : '–';
  const longest = report && report.float.length >= report.double.length ? report.float : (report?.double ?? []);
  return {
    head: ['h', ...curves.map(({ label }) => label)],
    rows: longest.map(({ h }, k) => [formatScientific(h), ...curves.map((curve) => at(k, curve))]),
  };
}

/** @param {StepSizeReport|null} report */
function noteOn(report) {
  if (!report) return '';
  if (!report.finished) return `Measuring: ${formatWholePercent(report.fraction)} done.`;
  return 'Measured on a random sample of weights whose derivative is not zero, as ‖difference − exact‖ / ‖exact‖, with whole forward passes.';
}
