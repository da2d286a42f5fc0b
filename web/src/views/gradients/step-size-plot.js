import { svg } from '../controls/svg-element.js';
import { axes, pathThrough } from '../figures/plot.js';
import { decadesAround, logScale } from '../figures/plot-scale.js';

/**
 * @typedef {import('../../state/gradients/gradient-lab.js').StepSizeReport} StepSizeReport
 * @typedef {import('../figures/plot.js').Frame} Frame
 * @typedef {import('../figures/plot-scale.js').Scale} Scale
 */

export const curves = /** @type {const} */ ([
  { precision: 'float', scheme: 'forward', method: 'forward-difference', label: 'forward, float' },
  { precision: 'float', scheme: 'central', method: 'central-difference', label: 'central, float' },
  { precision: 'double', scheme: 'forward', method: 'forward-difference', label: 'forward, double' },
  { precision: 'double', scheme: 'central', method: 'central-difference', label: 'central, double' },
]);

/** @param {Frame} frame @param {StepSizeReport|null} report @returns {{ x: Scale, y: Scale }} */
export function stepScales(frame, report) {
  const errors = report
    ? curves.flatMap(({ precision, scheme }) => report[precision].map((point) => point[scheme]))
    : [];
  const [low, high] = report?.finished ? decadesAround(errors) : decadesAround([...errors, 1e-10, 1e3]);
  return {
    x: logScale([-12, 0], [frame.left, frame.right], frame.width < 480 ? 6 : 12),
    y: logScale([low, high], [frame.bottom, frame.top], 9),
  };
}

/** @param {Frame} frame @param {{ x: Scale, y: Scale }} scales @param {StepSizeReport|null} report */
export function drawStepSizes(frame, { x, y }, report) {
  const surroundings = axes(frame, x, y, { xTitle: 'Step size h, log', yTitle: 'Relative error, log' });
  if (!report) return [surroundings];
  return [
    surroundings,
    ...curves.flatMap((curve) => [drawCurve(curve, x, y, report), drawOptimum(curve, frame, x, report)]),
  ];
}

/** @param {typeof curves[number]} curve @param {Scale} x @param {Scale} y @param {StepSizeReport} report */
function drawCurve({ precision, scheme, method }, x, y, report) {
  const points = report[precision]
    .filter((point) => point[scheme] > 0)
    .map((point) => ({ x: x.at(point.h), y: y.at(point[scheme]) }));
  const marks = points.map(({ x: cx, y: cy }) => svg('circle', { class: 'curve-mark', cx, cy, r: 2.5 }));
  return svg(
    'g',
    { class: `curve curve-${precision}`, 'data-method': method },
    svg('path', { class: 'curve-line', d: pathThrough(points) }),
    ...marks,
  );
}

/**
 * Marks the theoretically best step size on the upper edge.
 * @param {typeof curves[number]} curve
 * @param {Frame} frame
 * @param {Scale} x
 * @param {StepSizeReport} report
 */
function drawOptimum({ precision, scheme, method }, { top, bottom }, x, report) {
  const at = x.at((precision === 'float' ? report.floatOptimum : report.doubleOptimum)[scheme]);
  return svg(
    'g',
    { class: `optimum curve-${precision}`, 'data-method': method },
    svg('line', { class: 'optimum-line', x1: at, x2: at, y1: top, y2: bottom }),
    svg('path', { class: 'optimum-mark', d: `M${at - 5} ${top - 9}h10l-5 9z` }),
    svg(
      'text',
      { class: 'optimum-name', x: at, y: top - 13, 'text-anchor': 'middle' },
      scheme === 'forward' ? '√u' : '∛u',
    ),
  );
}
