import { setAttribute } from '../controls/element.js';
import { svg } from '../controls/svg-element.js';

/**
 * A small plot of computed curves. The words below it say the same as the drawing, which is hidden from screen readers but for its name.
 *
 * @typedef {{ x: number, y: number }} Point
 * @typedef {'ink'|'soft'|'backprop'|'forward-difference'|'central-difference'} Tone
 * @typedef {object} Drawn
 * @property {{ points: Point[], tone: Tone, dashed?: boolean, thin?: boolean }[]} [curves]
 * @property {{ at: Point, tone: Tone, word?: string }[]} [marks]
 * @property {{ from: number, to: number }[]} [bands] stretches of the horizontal axis
 * @property {{ at: Point, word: string, tone: Tone }[]} [words]
 *
 * @typedef {{ title: string, range: [number, number], ticks: number[], format?: (value: number) => string }} Axis
 */

const plotWidth = 440;
const plotHeight = 250;
const margin = { left: 52, right: 14, top: 12, bottom: 40 };

/** @param {{ label: string, x: Axis, y: Axis }} options */
export function createFunctionPlot({ label, x, y }) {
  const place = {
    x: scale(x, margin.left, plotWidth - margin.right),
    y: scale(y, plotHeight - margin.bottom, margin.top),
  };
  const [width, height] = [plotWidth - margin.left - margin.right, plotHeight - margin.top - margin.bottom];
  // A drawing in the drawing cuts curves off at its edges.
  const inside = svg('svg', {
    x: margin.left,
    y: margin.top,
    width,
    height,
    viewBox: `${margin.left} ${margin.top} ${width} ${height}`,
  });
  const over = svg('g');
  const root = svg(
    'svg',
    { class: 'lesson-plot', viewBox: `0 0 ${plotWidth} ${plotHeight}`, role: 'img', 'aria-label': label },
    axes(x, y, place),
    inside,
    over,
  );
  return {
    root,
    /** @param {string} words */
    describe: (words) => setAttribute(root, 'aria-label', words),
    /** @param {Drawn} drawn */
    draw({ curves = [], marks = [], bands = [], words = [] }) {
      inside.replaceChildren(...bands.map((band) => bandOf(band, place)), ...curves.map((curve) => path(curve, place)));
      over.replaceChildren(
        ...marks.flatMap((mark) => markOf(mark, place)),
        ...words.map(({ at, word, tone }) =>
          svg('text', { x: place.x(at.x), y: place.y(at.y), 'data-tone': tone, class: 'lesson-word' }, word),
        ),
      );
    },
  };
}

/** @typedef {{ x: (value: number) => number, y: (value: number) => number }} Place */

/** @param {Axis} axis @param {number} from @param {number} to */
function scale({ range: [low, high] }, from, to) {
  // A curve that leaves the plot goes on a little outside of it, where it is cut off.
  return (/** @type {number} */ value) =>
    from + ((to - from) * (Math.max(low - (high - low), Math.min(high + (high - low), value)) - low)) / (high - low);
}

/** @param {Axis} x @param {Axis} y @param {Place} place */
function axes(x, y, place) {
  const bottom = plotHeight - margin.bottom;
  const format = (/** @type {Axis} */ axis, /** @type {number} */ value) =>
    (axis.format ?? String)(value).replace('-', '−');
  return svg(
    'g',
    { class: 'lesson-axes' },
    ...x.ticks.map((tick) =>
      svg('text', { x: place.x(tick), y: bottom + 18, 'text-anchor': 'middle' }, format(x, tick)),
    ),
    ...y.ticks.flatMap((tick) => [
      svg('line', { x1: margin.left, x2: plotWidth - margin.right, y1: place.y(tick), y2: place.y(tick) }),
      svg('text', { x: margin.left - 6, y: place.y(tick) + 4, 'text-anchor': 'end' }, format(y, tick)),
    ]),
    svg(
      'text',
      { x: (margin.left + plotWidth - margin.right) / 2, y: plotHeight - 4, 'text-anchor': 'middle' },
      x.title,
    ),
    svg(
      'text',
      { transform: `translate(12 ${(margin.top + bottom) / 2}) rotate(-90)`, 'text-anchor': 'middle' },
      y.title,
    ),
  );
}

/** @param {{ points: Point[], tone: Tone, dashed?: boolean, thin?: boolean }} curve @param {Place} place */
function path({ points, tone, dashed = false, thin = false }, place) {
  const d = points
    .map((point, i) => `${i === 0 ? 'M' : 'L'}${place.x(point.x).toFixed(1)} ${place.y(point.y).toFixed(1)}`)
    .join('');
  return svg('path', {
    d,
    class: 'lesson-curve',
    'data-tone': tone,
    ...(dashed && { 'data-dashed': '' }),
    ...(thin && { 'data-thin': '' }),
  });
}

/** @param {{ at: Point, tone: Tone, word?: string }} mark @param {Place} place */
function markOf({ at, tone, word }, place) {
  const [cx, cy] = [place.x(at.x), place.y(at.y)];
  const dot = svg('circle', { cx, cy, r: 4.5, class: 'lesson-mark', 'data-tone': tone });
  return word ? [dot, svg('text', { x: cx + 8, y: cy - 8, class: 'lesson-word', 'data-tone': tone }, word)] : [dot];
}

/** @param {{ from: number, to: number }} band @param {Place} place */
function bandOf({ from, to }, place) {
  const left = Math.max(margin.left, place.x(from));
  const right = Math.min(plotWidth - margin.right, place.x(to));
  return svg('rect', {
    x: left,
    width: Math.max(0, right - left),
    y: margin.top,
    height: plotHeight - margin.bottom - margin.top,
    class: 'lesson-band',
  });
}

/** A function as points. @param {(x: number) => number} f @param {[number, number]} range @param {number} [count] */
export function sampled(f, [low, high], count = 160) {
  return Array.from({ length: count + 1 }, (_, i) => {
    const x = low + ((high - low) * i) / count;
    return { x, y: f(x) };
  });
}

/** The line through a point with a slope, over a stretch of the axis. @param {Point} at @param {number} slope @param {number} reach */
export function straight({ x, y }, slope, reach) {
  return [
    { x: x - reach, y: y - slope * reach },
    { x: x + reach, y: y + slope * reach },
  ];
}
