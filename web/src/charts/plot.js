import { html, nothing, svg } from 'lit-html';
import { curveLinear, curveStepAfter, line } from 'd3-shape';
import './plot.css';

/**
 * The page's SVG plot: two axes, and what is drawn in them.
 *
 * @typedef {import('./plot-axis.js').Axis} Axis
 * @typedef {{ width: number, height: number, left: number, right: number, top: number, bottom: number }} Frame the size
 *   of the drawing, and the edges of the area between the axes
 */

/** Width of a digit of the axes, in the drawing's units, rounded up. */
const digitWidth = 7;

/**
 * @param {number} width
 * @param {number} height
 * @param {Partial<Record<'left' | 'right' | 'top' | 'bottom', number>>} [margins] between the edges of the drawing and
 *   the area
 * @returns {Frame}
 */
export const plotFrame = (width, height, { left = 56, right = 12, top = 12, bottom = 42 } = {}) => ({
  width,
  height,
  left,
  right: width - right,
  top,
  bottom: height - bottom,
});

/**
 * Returns the template of a plot.
 * @param {object} parts
 * @param {Frame} parts.frame
 * @param {string} parts.label describes the plot for screen readers
 * @param {string} [parts.testid]
 * @param {string} [parts.look] a class of its style
 * @param {string} [parts.role] a plot that contains a control is a `group`
 * @param {Axis} parts.x
 * @param {Axis} [parts.y]
 * @param {boolean} [parts.verticals] whether the horizontal axis has grid lines, too
 * @param {unknown} [parts.curves] SVG that is cut off at the edges of the area
 * @param {unknown} parts.marks SVG above the curves
 */
export const plot = ({ frame, label, testid, look = '', role = 'img', x, y, verticals = true, curves, marks }) =>
  html`<svg
    class="plot ${look}"
    role=${role}
    aria-label=${label}
    data-testid=${testid ?? nothing}
    viewBox="0 0 ${frame.width} ${frame.height}"
    width=${frame.width}
    height=${frame.height}
  >
    <g class="plot-axes">${y && verticalAxis(frame, y)}${horizontalAxis(frame, x, verticals)}</g>
    ${curves && cutOff(frame, curves)} ${marks}
  </svg>`;

/** @param {Frame} frame @param {Axis} axis */
function verticalAxis({ left, right, top, bottom }, { scale, ticks, title }) {
  const middle = (top + bottom) / 2;
  return svg`${ticks.map(({ value, label }) => {
    const y = scale(value);
    return svg`<line class="plot-grid" x1=${left} x2=${right} y1=${y} y2=${y}></line>
      <text x=${left - 6} y=${y + 4} text-anchor="end">${label}</text>`;
  })}<text x="12" y=${middle} text-anchor="middle" transform="rotate(-90 12 ${middle})">${title}</text>`;
}

/** @param {Frame} frame @param {Axis} axis @param {boolean} hasGrid */
function horizontalAxis({ left, right, top, bottom, width }, { scale, ticks, title }, hasGrid) {
  return svg`${ticks.map(({ value, label }) => {
    const x = scale(value);
    const { at, anchor } = within(x, label, width);
    return svg`${hasGrid && svg`<line class="plot-grid" x1=${x} x2=${x} y1=${top} y2=${bottom}></line>`}
      <text x=${at} y=${bottom + 17} text-anchor=${anchor}>${label}</text>`;
  })}<text x=${(left + right) / 2} y=${bottom + 34} text-anchor="middle">${title}</text>`;
}

/**
 * Shifts a tick's label if an edge of the drawing would cut it off.
 * @param {number} x
 * @param {string} label
 * @param {number} width
 */
function within(x, label, width) {
  const half = (label.length * digitWidth) / 2;
  if (x + half > width) return { at: width, anchor: 'end' };
  return x < half ? { at: 0, anchor: 'start' } : { at: x, anchor: 'middle' };
}

/** An SVG in the SVG cuts off what leaves it. @param {Frame} frame @param {unknown} curves */
function cutOff({ left, right, top, bottom }, curves) {
  const [width, height] = [right - left, bottom - top];
  return svg`<svg x=${left} y=${top} width=${width} height=${height} viewBox="${left} ${top} ${width} ${height}">
    ${curves}
  </svg>`;
}

/**
 * Returns the path through points.
 * @template P
 * @param {Iterable<P>} points
 * @param {(point: P) => number} x in the drawing's units
 * @param {(point: P) => number} y in the drawing's units
 * @param {import('d3-shape').CurveFactory} [curve]
 */
export const pathThrough = (points, x, y, curve = curveLinear) => line(x, y).curve(curve).digits(1)(points) ?? '';

/**
 * Returns the outline of a histogram's bars, from the axis up and down to it again.
 * @param {number[]} counts by bin
 * @param {(edge: number) => number} x the position of a bin's left edge; the last bin ends at `x(counts.length)`
 * @param {(count: number) => number} y of a bar's upper end
 */
export function histogramOutline(counts, x, y) {
  /** @type {[number, number][]} */
  const corners = [[0, 0], ...counts.entries(), [counts.length, 0]];
  return pathThrough(
    corners,
    ([edge]) => x(edge),
    ([, count]) => y(count),
    curveStepAfter,
  );
}
