import { svg } from 'lit-html';
import { linearAxis } from '../../charts/plot-axis.js';
import { pathThrough, plot, plotFrame } from '../../charts/plot.js';

/**
 * A small plot of computed curves. The sentence below it says the same as the drawing, of which screen readers read only
 * the label.
 *
 * @typedef {{ x: number, y: number }} Point
 * @typedef {'ink'|'soft'|'backprop'|'forward-difference'|'central-difference'} Tone
 * @typedef {{ points: Point[], tone: Tone, dashed?: boolean, thin?: boolean }} Curve
 * @typedef {{ at: Point, tone: Tone }} Mark
 * @typedef {{ from: number, to: number }} Band a stretch of the horizontal axis
 * @typedef {{ at: Point, text: string, tone: Tone }} Label
 *
 * @typedef {object} Drawn
 * @property {string} label describes the drawing
 * @property {Curve[]} [curves]
 * @property {Mark[]} [marks]
 * @property {Band[]} [bands]
 * @property {Label[]} [labels]
 *
 * @typedef {{ title: string, range: [number, number], ticks: number[] }} AxisOptions
 * @typedef {{ x: (value: number) => number, y: (value: number) => number }} Scales
 */

const frame = plotFrame(440, 250, { left: 52, right: 14, bottom: 40 });

/**
 * Creates the template of a plot with these axes.
 * @param {{ x: AxisOptions, y: AxisOptions }} options
 */
export function createFunctionPlot({ x, y }) {
  const axes = { x: axisOf(x, [frame.left, frame.right]), y: axisOf(y, [frame.bottom, frame.top]) };
  const scales = { x: bounded(axes.x.scale), y: bounded(axes.y.scale) };
  return (/** @type {Drawn} */ { label, curves = [], marks = [], bands = [], labels = [] }) =>
    plot({
      frame,
      ...axes,
      label,
      look: 'lesson-plot',
      verticals: false,
      curves: [bands.map((band) => bandOf(band, scales)), curves.map((curve) => curveOf(curve, scales))],
      marks: [marks.map((mark) => markOf(mark, scales)), labels.map((each) => labelOf(each, scales))],
    });
}

/** @param {AxisOptions} axis @param {[number, number]} range in the drawing's units */
const axisOf = ({ title, range: domain, ticks }, range) =>
  linearAxis({ title, domain, range, ticks, format: (value) => String(value).replace('-', '−') });

/**
 * A curve that leaves the plot goes on a little outside of it, where it is cut off.
 * @param {import('../../charts/plot-axis.js').Axis['scale']} scale
 */
function bounded(scale) {
  const [low, high] = scale.domain();
  const [least, most] = [2 * low - high, 2 * high - low];
  return (/** @type {number} */ value) => scale(Math.max(least, Math.min(most, value)));
}

/** @param {Curve} curve @param {Scales} scales */
const curveOf = ({ points, tone, dashed = false, thin = false }, { x, y }) =>
  svg`<path
    class="lesson-curve"
    data-tone=${tone}
    ?data-dashed=${dashed}
    ?data-thin=${thin}
    d=${pathThrough(
      points,
      (point) => x(point.x),
      (point) => y(point.y),
    )}
  ></path>`;

/** @param {Mark} mark @param {Scales} scales */
const markOf = ({ at, tone }, { x, y }) =>
  svg`<circle class="lesson-mark" data-tone=${tone} cx=${x(at.x)} cy=${y(at.y)} r="4.5"></circle>`;

/** @param {Label} label @param {Scales} scales */
const labelOf = ({ at, text, tone }, { x, y }) =>
  svg`<text class="lesson-label" data-tone=${tone} x=${x(at.x)} y=${y(at.y)}>${text}</text>`;

/** @param {Band} band @param {Scales} scales */
function bandOf({ from, to }, { x }) {
  const [left, right] = [x(from), x(to)];
  const { top, bottom } = frame;
  return svg`<rect class="lesson-band" x=${left} y=${top} width=${right - left} height=${bottom - top}></rect>`;
}

/** Returns a function as points. @param {(x: number) => number} f @param {[number, number]} range @param {number} [count] */
export function sampled(f, [low, high], count = 160) {
  return Array.from({ length: count + 1 }, (_, i) => {
    const x = low + ((high - low) * i) / count;
    return { x, y: f(x) };
  });
}

/** Returns the line through a point with a slope, over a stretch of the axis. @param {Point} at @param {number} slope @param {number} reach */
export function straight({ x, y }, slope, reach) {
  return [
    { x: x - reach, y: y - slope * reach },
    { x: x + reach, y: y + slope * reach },
  ];
}
