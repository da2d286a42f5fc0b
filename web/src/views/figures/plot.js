import { svg } from '../controls/svg-element.js';

/**
 * A drawing with axes that is redrawn for its current width.
 *
 * @typedef {import('./plot-scale.js').Scale} Scale
 * @typedef {{ left: number, right: number, top: number, bottom: number, width: number, height: number }} Frame in pixels
 */

/** Width of a digit in the axes' font, in pixels, rounded up. */
const digitWidth = 7;

/**
 * @param {{ label: string, height: number, testid: string, margins?: Partial<Frame>, draw: (frame: Frame) => Node[] }} options
 *   `label` describes the drawing for screen readers
 */
export function createPlot({ label, height, testid, margins, draw }) {
  const drawing = svg('svg', { class: 'plot', role: 'img', 'aria-label': label, 'data-testid': testid, height });
  const root = document.createElement('div');
  root.className = 'plot-place';
  root.style.minHeight = `${height}px`;
  root.append(drawing);
  let width = 0;

  function redraw() {
    if (width === 0) return;
    drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
    drawing.setAttribute('width', String(width));
    const { left = 56, right = 12, top = 12, bottom = 42 } = margins ?? {};
    drawing.replaceChildren(...draw({ left, right: width - right, top, bottom: height - bottom, width, height }));
  }

  new ResizeObserver(([{ contentRect }]) => {
    if (Math.round(contentRect.width) === width) return;
    width = Math.round(contentRect.width);
    redraw();
  }).observe(root);
  return { root, drawing, redraw };
}

/** @param {Frame} frame @param {Scale} x @param {Scale} y @param {{ xTitle: string, yTitle: string }} titles */
export function axes({ left, right, top, bottom, width }, x, y, { xTitle, yTitle }) {
  const middle = (top + bottom) / 2;
  return svg(
    'g',
    { class: 'plot-axes' },
    ...y.ticks.flatMap(({ value, label }) => [
      svg('line', { class: 'plot-grid', x1: left, x2: right, y1: y.at(value), y2: y.at(value) }),
      svg('text', { x: left - 6, y: y.at(value) + 4, 'text-anchor': 'end' }, label),
    ]),
    ...x.ticks.flatMap(({ value, label }) => [
      svg('line', { class: 'plot-grid', x1: x.at(value), x2: x.at(value), y1: top, y2: bottom }),
      svg('text', { ...within(x.at(value), label, width), y: bottom + 16 }, label),
    ]),
    svg('text', { class: 'plot-title', x: (left + right) / 2, y: bottom + 34, 'text-anchor': 'middle' }, xTitle),
    svg(
      'text',
      { class: 'plot-title', x: 12, y: middle, 'text-anchor': 'middle', transform: `rotate(-90 12 ${middle})` },
      yTitle,
    ),
  );
}

/**
 * Shifts a tick's label if the drawing's right edge would cut it off.
 * @param {number} x
 * @param {string} label
 * @param {number} width
 */
function within(x, label, width) {
  const half = (label.length * digitWidth) / 2;
  return x + half > width ? { x: width, 'text-anchor': 'end' } : { x, 'text-anchor': 'middle' };
}

/** @param {{ x: number, y: number }[]} points in pixels */
export const pathThrough = (points) =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
