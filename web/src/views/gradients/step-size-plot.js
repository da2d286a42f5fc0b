import { svg } from 'lit-html';
import { decadesAround, logAxis } from '../../charts/plot-axis.js';
import { pathThrough, plot, plotFrame } from '../../charts/plot.js';
import { formatScientific } from '../figures/scientific.js';
import { least, most, stepHandle } from './step-handle.js';

/**
 * @typedef {import('../../state/gradients/gradient-lab.js').StepSizeReport} StepSizeReport
 * @typedef {import('../../charts/plot-axis.js').Axis} Axis
 * @typedef {import('../../charts/plot.js').Frame} Frame
 */

export const curves = /** @type {const} */ ([
  { precision: 'float', scheme: 'forward', method: 'forward-difference', label: 'forward, float' },
  { precision: 'float', scheme: 'central', method: 'central-difference', label: 'central, float' },
  { precision: 'double', scheme: 'forward', method: 'forward-difference', label: 'forward, double' },
  { precision: 'double', scheme: 'central', method: 'central-difference', label: 'central, double' },
]);

export const height = 380;

/** @param {number} width */
const frameOf = (width) => plotFrame(width, height, { top: 26 });

/** @param {Frame} frame */
const stepAxis = ({ left, right, width }) =>
  logAxis({
    title: 'Step size h, log',
    domain: [least, most],
    range: [left, right],
    mostTicks: width < 480 ? 6 : 12,
  });

/** @param {Frame} frame @param {StepSizeReport|null} report */
function errorAxis({ top, bottom }, report) {
  const errors = curves.flatMap(({ precision, scheme }) => (report?.[precision] ?? []).map((point) => point[scheme]));
  // Until all errors are known, the axis has room for those that are usual, so that it rarely changes.
  const domain = decadesAround(report?.finished ? errors : [...errors, 1e-10, 1e3]);
  return logAxis({ title: 'Relative error, log', domain, range: [bottom, top], mostTicks: 9 });
}

/**
 * Returns the step size at a position of a plot.
 * @param {number} x in pixels from its left edge
 * @param {number} width of the plot
 */
export const stepAt = (x, width) => stepAxis(frameOf(width)).scale.invert(x);

/**
 * Draws the errors against the step size, with the handle of the step size in use.
 * @param {number} width
 * @param {{ report: StepSizeReport|null, h: number, choose: (h: number) => void }} data
 */
export function drawStepSizes(width, { report, h, choose }) {
  const frame = frameOf(width);
  const x = stepAxis(frame);
  const y = errorAxis(frame, report);
  return plot({
    frame,
    x,
    y,
    label: summaryOf(report),
    testid: 'step-size-chart',
    role: 'group',
    marks: svg`${report && curves.map((curve) => [curveOf(curve, x, y, report), optimumOf(curve, frame, x, report)])}
      ${stepHandle(frame, x, h, choose)}`,
  });
}

/** @param {typeof curves[number]} curve @param {Axis} x @param {Axis} y @param {StepSizeReport} report */
function curveOf({ precision, scheme, method }, x, y, report) {
  const points = report[precision]
    .filter((point) => point[scheme] > 0)
    .map((point) => ({ x: x.scale(point.h), y: y.scale(point[scheme]) }));
  const path = pathThrough(
    points,
    (point) => point.x,
    (point) => point.y,
  );
  return svg`<g class="curve curve-${precision}" data-method=${method}>
    <path class="curve-line" d=${path}></path>
    ${points.map((point) => svg`<circle class="curve-mark" cx=${point.x} cy=${point.y} r="2.5"></circle>`)}
  </g>`;
}

/**
 * Marks the theoretically best step size on the upper edge.
 * @param {typeof curves[number]} curve
 * @param {Frame} frame
 * @param {Axis} x
 * @param {StepSizeReport} report
 */
function optimumOf({ precision, scheme, method }, { top, bottom }, x, report) {
  const at = x.scale((precision === 'float' ? report.floatOptimum : report.doubleOptimum)[scheme]);
  return svg`<g class="optimum curve-${precision}" data-method=${method}>
    <line class="optimum-line" x1=${at} x2=${at} y1=${top} y2=${bottom}></line>
    <path class="optimum-mark" d="M${at - 5} ${top - 9}h10l-5 9z"></path>
    <text x=${at} y=${top - 13} text-anchor="middle">${scheme === 'forward' ? '√u' : '∛u'}</text>
  </g>`;
}

/** Describes the minima of the curves for screen readers. @param {StepSizeReport|null} report */
function summaryOf(report) {
  if (!report) return 'Error against the step size: not measured yet';
  const minima = curves.flatMap(({ label, precision, scheme }) => {
    const points = report[precision];
    if (points.length === 0) return [];
    const best = points.reduce((smallest, point) => (point[scheme] < smallest[scheme] ? point : smallest));
    return [`${label} least at h = ${formatScientific(best.h)}, ${formatScientific(best[scheme])}`];
  });
  return `Error against the step size: ${minima.join('; ')}. The table below has all numbers`;
}
