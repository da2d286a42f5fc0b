import { formatColumns, columnsOf } from './network-columns.js';
import { layOut, withoutWords, withWords, wordsDown } from './network-geometry.js';
import { svg } from '../controls/svg-element.js';

/**
 * @typedef {import('./network-geometry.js').Placed} Placed
 * @typedef {import('./network-geometry.js').Link} Link
 * @typedef {import('./network-geometry.js').Style} Style
 */

const sideLength = 28;
const mostLines = 700;

/**
 * Draws a network. The colours are custom properties, so that the drawing follows the theme, and can be exported by
 * resolving them.
 * @param {import('../../worker/protocol.js').LayerSummary[]} layers with known shapes
 * @param {{ words: boolean, digit?: Uint8Array }} options `digit` is shown as the input, 784 pixels
 */
export function drawNetwork(layers, { words, digit }) {
  const columns = columnsOf(layers);
  const style = words ? withWords : withoutWords;
  const { width, height, placed, links } = layOut(columns, style);
  const last = placed.length - 1;
  return svg(
    'svg',
    {
      viewBox: `0 0 ${width.toFixed(1)} ${height.toFixed(1)}`,
      role: 'img',
      'aria-label': formatColumns(columns),
      'font-size': 12,
      'text-anchor': 'middle',
      'data-width': width,
      'data-height': height,
    },
    ...links.flatMap((link) => (link.window ? [] : [turn(link), lines(link, isCrowded(link) ? 0.1 : 0.22)])),
    ...placed.map((at, i) => column(at, style, i === 0 ? digit : undefined)),
    ...links.flatMap((link) =>
      link.window
        ? [lines(link, 0.55), box(link.window, { fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.2 })]
        : [],
    ),
    ...(words && placed[last].column.count === 10 ? digitNames(placed[last], style) : []),
    ...(words ? placed.map(legend) : []),
  );
}

/** @param {Link} link */
const isCrowded = ({ lines: all }) => all.length > 120;

/** The way on to the next row. @param {Link} link */
function turn({ turn: spots }) {
  const points = spots.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  return svg('polyline', {
    points,
    fill: 'none',
    stroke: 'var(--ink)',
    'stroke-opacity': 0.55,
    'stroke-width': 0.8,
    'stroke-linejoin': 'round',
  });
}

/** @param {Link} link @param {number} opacity */
function lines({ lines: all }, opacity) {
  const shown = all.length > mostLines ? all.filter((_, i) => i % Math.ceil(all.length / mostLines) === 0) : all;
  const d = shown
    .map(({ from, to }) => `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`)
    .join('');
  return svg('path', { d, fill: 'none', stroke: 'var(--ink)', 'stroke-opacity': opacity, 'stroke-width': 0.8 });
}

/** @param {import('./network-geometry.js').Box} at @param {Record<string, string | number>} attributes */
function box({ left, top, width, height }, attributes) {
  return svg('rect', {
    x: left.toFixed(1),
    y: top.toFixed(1),
    width: width.toFixed(1),
    height: height.toFixed(1),
    ...attributes,
  });
}

/** @param {Placed} placed @param {Style} style @param {Uint8Array} [digit] */
function column(placed, style, digit) {
  const paper = { fill: 'var(--paper-raised)', stroke: 'var(--ink)', 'stroke-width': 1 };
  if (placed.nodes.length > 0) return nodes(placed, style);
  if (placed.column.form === 'bar') return box(placed.front, { ...paper, fill: 'var(--fill-strong)', rx: 2 });
  const { front, behind } = placed;
  const maps = [...behind, { x: 0, y: 0 }].map(({ x, y }) =>
    box({ ...front, left: front.left + x, top: front.top + y }, paper),
  );
  return svg('g', {}, ...maps, ...(digit ? [pixels(front, digit)] : []));
}

/** @param {Placed} placed @param {Style} style */
function nodes({ middle, nodes: shown, gapY }, { node }) {
  const dots =
    gapY === null
      ? []
      : [-1, 0, 1].map((i) =>
          svg('circle', { cx: middle, cy: (gapY + i * node * 0.7).toFixed(1), r: node / 6, fill: 'var(--ink)' }),
        );
  const circles = shown.map(({ y }) =>
    svg('circle', {
      cx: middle,
      cy: y.toFixed(1),
      r: node,
      fill: 'var(--paper-raised)',
      stroke: 'var(--ink)',
      'stroke-width': 1,
    }),
  );
  return svg('g', {}, ...circles, ...dots);
}

/**
 * Draws the digit's pixels as rows of squares.
 * @param {import('./network-geometry.js').Box} front
 * @param {Uint8Array} digit
 */
function pixels({ left, top, width, height }, digit) {
  const side = width / sideLength;
  const inked = Array.from(digit, (value, i) => ({
    value,
    row: Math.floor(i / sideLength),
    column: i % sideLength,
  })).filter(({ value }) => value > 24);
  return svg(
    'g',
    { fill: 'var(--ink)' },
    ...inked.map(({ value, row, column: across }) =>
      svg('rect', {
        x: (left + across * side).toFixed(2),
        y: (top + (row * height) / sideLength).toFixed(2),
        width: (side * 1.04).toFixed(2),
        height: (side * 1.04).toFixed(2),
        'fill-opacity': (value / 255).toFixed(2),
      }),
    ),
  );
}

/** @param {Placed} placed @param {Style} style */
function digitNames({ middle, nodes: shown }, { node }) {
  return shown.map(({ y, unit }) =>
    svg('text', { x: middle + node + 9, y: (y + 4).toFixed(1), fill: 'var(--ink-soft)' }, String(unit)),
  );
}

/** @param {Placed} placed */
function legend({ column: { title, lines: words, count, form }, middle, wordsTop: top }) {
  const maps = form === 'maps' ? [svg('tspan', { 'font-weight': 400, fill: 'var(--ink-soft)' }, ` ×${count}`)] : [];
  return svg(
    'text',
    { fill: 'var(--ink-soft)' },
    svg('tspan', { x: middle.toFixed(1), y: top, fill: 'var(--ink)', 'font-weight': 600 }, title, ...maps),
    ...words.map((line, i) => svg('tspan', { x: middle.toFixed(1), y: top + wordsDown(i + 1) }, line)),
  );
}
