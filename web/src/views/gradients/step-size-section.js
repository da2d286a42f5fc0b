import { element, setAttribute } from '../controls/element.js';
import { createChartFigure } from './figure.js';
import { createPlot } from '../figures/plot.js';
import { formatError } from '../figures/scientific.js';
import { createStepHandle } from './step-handle.js';
import { curves, drawStepSizes, stepScales } from './step-size-plot.js';

/**
 * @typedef {import('./gradients-panel.js').Shown} Shown
 * @typedef {import('../../state/gradients/gradient-lab.js').StepSizeReport} StepSizeReport
 * @typedef {import('../../state/gradients/lab-control.js').LabControl} LabControl
 * @typedef {import('../../state/session.js').Actions} Actions
 */

const height = 380;

function createLegend() {
  const entry = (/** @type {typeof curves[number]} */ { method, precision, label }) =>
    element(
      'li',
      { 'data-method': method },
      element('span', { class: `curve-sample curve-${precision}`, 'aria-hidden': 'true' }),
      label,
    );
  return element(
    'ul',
    { class: 'legend', 'aria-label': 'Legend of the step sizes' },
    ...curves.map(entry),
    element('li', {}, element('span', { class: 'optimum-sample', 'aria-hidden': 'true' }, '▼'), 'theoretical optimum'),
  );
}

/**
 * Creates the section that plots the error against the step size, with a handle for the step size in use.
 * @param {LabControl} control
 * @param {Actions} actions
 */
export function createStepSizeSection(control, actions) {
  /** @type {StepSizeReport|null} */
  let report = null;
  const handle = createStepHandle((h) => actions.settings.set('h', h));
  const plot = createPlot({
    label: 'Error against the step size',
    height,
    testid: 'step-size-chart',
    margins: { top: 26 },
    draw,
  });
  const figure = createChartFigure({
    title: 'Relative error of the difference against h',
    legend: createLegend(),
    plot,
    file: 'gradlab-step-size.png',
    table: tableOf,
  });
  handle.attachTo(plot.drawing);
  const study = element(
    'button',
    {
      type: 'button',
      class: 'button button-small',
      'data-testid': 'study-step-sizes',
      onclick: () => control.studyStepSizes(),
    },
    'Measure the errors',
  );
  const later = element(
    'p',
    { class: 'note' },
    'For a network of this size it takes a while, in a worker of its own. ',
    study,
  );
  const note = element('p', { class: 'note', role: 'status' });

  /** @param {import('../figures/plot.js').Frame} frame */
  function draw(frame) {
    const scales = stepScales(frame, report);
    return [...drawStepSizes(frame, scales, report), handle.draw(frame, scales.x)];
  }

  function tableOf() {
    const at = (/** @type {number} */ k, /** @type {typeof curves[number]} */ { precision, scheme }) =>
      report?.[precision][k] ? formatError(report[precision][k][scheme]) : '–';
    const longest = report && report.float.length >= report.double.length ? report.float : (report?.double ?? []);
    return {
      head: ['h', ...curves.map(({ label }) => label)],
      rows: longest.map(({ h }, k) => [formatError(h), ...curves.map((curve) => at(k, curve))]),
    };
  }

  return {
    root: element('div', { class: 'section-body' }, figure.root, later, note),
    /** @param {Shown} shown @param {Shown} [previous] */
    update({ state, lab }, previous) {
      handle.update(state.settings.h);
      later.hidden = !lab.studiesLater;
      if (previous && lab.stepSizes === previous.lab.stepSizes && lab.studiesLater === previous.lab.studiesLater)
        return;
      report = lab.stepSizes;
      note.textContent = noteOn(report);
      setAttribute(plot.drawing, 'aria-label', summaryOf(report));
      plot.redraw();
      figure.refresh();
    },
  };
}

/** @param {StepSizeReport|null} report */
function noteOn(report) {
  if (!report) return '';
  if (!report.finished) return `Measuring: ${Math.round(100 * report.fraction)} % of it is there.`;
  return 'Measured on a random sample of weights whose derivative is not zero, as ‖difference − exact‖ / ‖exact‖, with whole forward passes.';
}

/** Describes the minima of the curves for screen readers. @param {StepSizeReport|null} report */
export function summaryOf(report) {
  if (!report) return 'Error against the step size: not measured yet';
  const bottoms = curves.flatMap(({ label, precision, scheme }) => {
    const points = report[precision];
    if (points.length === 0) return [];
    const best = points.reduce((least, point) => (point[scheme] < least[scheme] ? point : least));
    return [`${label} least at h = ${formatError(best.h)}, ${formatError(best[scheme])}`];
  });
  return `Error against the step size: ${bottoms.join('; ')}. The table below has all numbers`;
}
