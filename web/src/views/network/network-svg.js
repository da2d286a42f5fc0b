import { html, svg } from 'lit-html';
import { formatColumns, columnsOf } from './network-columns.js';
import { layOut, withoutCaptions, withCaptions, captionDown } from './network-geometry.js';

/**
 * @typedef {import('./network-geometry.js').Placed} Placed
 * @typedef {import('./network-geometry.js').Link} Link
 * @typedef {import('./network-geometry.js').Style} Style
 */

const sideLength = 28;
const mostLines = 700;
/** Below this scale the text of a drawing is not readable; a longer drawing is scrolled instead. */
const leastScale = 0.7;

/**
 * Returns the drawing of a network. The colours are custom properties, so that the drawing follows the theme, and can be
 * exported by resolving them.
 * @param {import('../../worker/protocol.js').LayerSummary[]} layers with known shapes
 * @param {{ captions: boolean, digit?: Uint8Array }} options `digit` is shown as the input, 784 pixels
 */
export function networkSvg(layers, { captions, digit }) {
  const columns = columnsOf(layers);
  const style = captions ? withCaptions : withoutCaptions;
  const { width, height, placed, links } = layOut(columns, style);
  const last = placed[placed.length - 1];
  const leastSize = `min-width: ${width * leastScale}px; min-height: ${height * leastScale}px`;
  return html`<svg
    viewBox="0 0 ${width.toFixed(1)} ${height.toFixed(1)}"
    role="img"
    aria-label=${formatColumns(columns)}
    font-size="12"
    text-anchor="middle"
    .style=${captions ? leastSize : ''}
  >
    ${links.map((link) => (link.window ? '' : [turn(link), lines(link, isCrowded(link) ? 0.1 : 0.22)]))}
    ${placed.map((at, i) => column(at, style, i === 0 ? digit : undefined))}
    ${links.map((link) => link.window && [lines(link, 0.55), box(link.window, { fill: 'none', strokeWidth: 1.2 })])}
    ${captions && last.column.count === 10 ? digitNames(last, style) : ''} ${captions ? placed.map(caption) : ''}
  </svg>`;
}

/** @param {Link} link */
const isCrowded = ({ lines: all }) => all.length > 120;

/** The way on to the next row. @param {Link} link */
const turn = ({ turn: spots }) =>
  svg`<polyline
    points=${spots.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
    fill="none"
    stroke="var(--ink)"
    stroke-opacity="0.55"
    stroke-width="0.8"
    stroke-linejoin="round"
  />`;

/** @param {Link} link @param {number} opacity */
function lines({ lines: all }, opacity) {
  const shown = all.length > mostLines ? all.filter((_, i) => i % Math.ceil(all.length / mostLines) === 0) : all;
  const path = shown
    .map(({ from, to }) => `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`)
    .join('');
  return svg`<path d=${path} fill="none" stroke="var(--ink)" stroke-opacity=${opacity} stroke-width="0.8" />`;
}

/**
 * @param {import('./network-geometry.js').Box} at
 * @param {{ fill?: string, strokeWidth?: number, radius?: number }} [look]
 */
const box = ({ left, top, width, height }, { fill = 'var(--paper-raised)', strokeWidth = 1, radius = 0 } = {}) =>
  svg`<rect
    x=${left.toFixed(1)}
    y=${top.toFixed(1)}
    width=${width.toFixed(1)}
    height=${height.toFixed(1)}
    rx=${radius}
    fill=${fill}
    stroke="var(--ink)"
    stroke-width=${strokeWidth}
  />`;

/** @param {Placed} placed @param {Style} style @param {Uint8Array} [digit] */
function column(placed, style, digit) {
  if (placed.nodes.length > 0) return nodes(placed, style);
  if (placed.column.form === 'bar') return box(placed.front, { fill: 'var(--fill-strong)', radius: 2 });
  const { front, behind } = placed;
  const maps = [...behind, { x: 0, y: 0 }].map(({ x, y }) =>
    box({ ...front, left: front.left + x, top: front.top + y }),
  );
  return digit ? [maps, pixels(front, digit)] : maps;
}

/** @param {Placed} placed @param {Style} style */
function nodes({ middle, nodes: shown, gapY }, { node }) {
  const gap = gapY ?? 0;
  const dots = gapY === null ? [] : [-1, 0, 1].map((i) => gap + i * node * 0.7);
  return [
    shown.map(
      ({ y }) =>
        svg`<circle
          cx=${middle}
          cy=${y.toFixed(1)}
          r=${node}
          fill="var(--paper-raised)"
          stroke="var(--ink)"
          stroke-width="1"
        />`,
    ),
    dots.map((y) => svg`<circle cx=${middle} cy=${y.toFixed(1)} r=${node / 6} fill="var(--ink)" />`),
  ];
}

/**
 * Draws the digit's pixels as rows of squares.
 * @param {import('./network-geometry.js').Box} front
 * @param {Uint8Array} digit
 */
function pixels({ left, top, width, height }, digit) {
  const side = width / sideLength;
  const inked = Array.from(digit, (value, i) => ({ value, row: Math.floor(i / sideLength), at: i % sideLength }));
  return svg`<g fill="var(--ink)">
    ${inked
      .filter(({ value }) => value > 24)
      .map(
        ({ value, row, at }) =>
          svg`<rect
            x=${(left + at * side).toFixed(2)}
            y=${(top + (row * height) / sideLength).toFixed(2)}
            width=${(side * 1.04).toFixed(2)}
            height=${(side * 1.04).toFixed(2)}
            fill-opacity=${(value / 255).toFixed(2)}
          />`,
      )}
  </g>`;
}

/** @param {Placed} placed @param {Style} style */
const digitNames = ({ middle, nodes: shown }, { node }) =>
  shown.map(
    ({ y, unit }) => svg`<text x=${middle + node + 9} y=${(y + 4).toFixed(1)} fill="var(--ink-soft)">${unit}</text>`,
  );

/** @param {Placed} placed */
function caption({ column: { title, lines: texts, count, form }, middle, captionTop: top }) {
  const x = middle.toFixed(1);
  const maps = svg`<tspan font-weight="400" fill="var(--ink-soft)"> ×${count}</tspan>`;
  // White space between the lines would move their middle.
  return svg`<text fill="var(--ink-soft)"
    ><tspan x=${x} y=${top} fill="var(--ink)" font-weight="600">${title}${form === 'maps' ? maps : ''}</tspan
    >${texts.map((text, i) => svg`<tspan x=${x} y=${top + captionDown(i + 1)}>${text}</tspan>`)}</text
  >`;
}
