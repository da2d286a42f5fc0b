/**
 * The position of everything in the drawing of a network, in the drawing's units.
 *
 * @typedef {import('./network-columns.js').Column} Column
 * @typedef {{ x: number, y: number }} Spot
 * @typedef {{ left: number, top: number, width: number, height: number }} Box
 * @typedef {object} Placed a column in its place
 * @property {Column} column
 * @property {number} row counted from 0
 * @property {number} middle the column's middle, where its caption is
 * @property {number} captionTop where the caption begins
 * @property {Box} front of an image, a map or a bar; around the nodes
 * @property {Spot[]} behind where further maps stand, from the hindmost on, as offsets from the front
 * @property {{ y: number, unit: number }[]} nodes those drawn, and which unit each is, counted from 0
 * @property {number|null} gapY where dots stand for those left out
 * @typedef {{ from: Spot, to: Spot }} Line
 * @typedef {{ lines: Line[], window: Box|null, turn: Spot[] }} Link what joins a column to the one before: `window` is what one value of
 *   it reads; `turn` leads on to the next row
 *
 * @typedef {object} Style
 * @property {number} tall the room for columns
 * @property {number} gap between columns
 * @property {number} wide the room for a row: a longer network goes on in another one
 * @property {number} captionWidth that a column's caption needs, 0 without captions
 * @property {number} most nodes of a column
 * @property {number} maps behind each other at most
 * @property {number} node its radius
 */

/** @type {Style} */
export const withCaptions = { tall: 250, wide: 1150, gap: 34, captionWidth: 88, most: 15, maps: 9, node: 6 };
/** For a small place: shapes alone. @type {Style} */
export const withoutCaptions = { tall: 120, wide: Infinity, gap: 24, captionWidth: 0, most: 11, maps: 5, node: 3.6 };

const lineHeight = 15;
const margin = 8;
/** Between columns and their captions, and beneath these. */
const air = 14;
/** At both ends of rows, where the way turns to the next. */
const turnRadius = 16;
/** Next to the last nodes, for the names of the digits. */
const nameHeight = 22;

/**
 * Returns the side of a map. Sides shrink more slowly than their pixel counts, otherwise small maps would not be
 * visible.
 * @param {number} pixels
 * @param {Style} style
 */
const sideOf = (pixels, { tall }) => tall * (0.1 + 0.4 * Math.sqrt(pixels / 28));

/**
 * Returns how many maps are drawn: one for each doubling of their number.
 * @param {number} count
 * @param {Style} style
 */
export function mapsShown(count, { maps }) {
  return Math.max(1, Math.min(count, maps, 1 + Math.ceil(Math.log2(count) * 1.3)));
}

/**
 * Returns which units of a column are drawn: all of them, or the first and the last ones.
 * @param {number} count
 * @param {number} most
 * @returns {{ units: number[], gapAfter: number|null }} dots stand after so many
 */
export function nodesShown(count, most) {
  if (count <= most) return { units: Array.from({ length: count }, (_, i) => i), gapAfter: null };
  const first = Math.ceil((most - 1) / 2);
  const last = most - 1 - first;
  return {
    units: [...Array.from({ length: first }, (_, i) => i), ...Array.from({ length: last }, (_, i) => count - last + i)],
    gapAfter: first,
  };
}

/**
 * @param {Column[]} columns
 * @param {Style} style
 * @returns {{ width: number, height: number, placed: Placed[], links: Link[] }} `links[i]` leads to `placed[i + 1]`
 */
export function layOut(columns, style) {
  const rows = rowsOf(columns, style);
  const mostLines = Math.max(...columns.map(({ lines }) => lines.length + 1));
  const rowHeight = style.tall + (style.captionWidth ? air + mostLines * lineHeight + air : 0);
  const left = margin + (rows.length > 1 ? turnRadius : 0);
  const placed = rows.flatMap((row, r) => placedRow(row, r, left, margin + r * rowHeight, style));
  const width = Math.max(...placed.map((at) => rightOf(at, style))) + margin + (rows.length > 1 ? turnRadius : 0);
  return {
    width,
    height: rows.length * rowHeight + 2 * margin,
    placed,
    links: placed.slice(1).map((to, i) => linkBetween(placed[i], to, style)),
  };
}

/** How far a column reaches from its neighbour on the left to the one on the right. @param {Column} column @param {Style} style */
function reachOf(column, style) {
  const own = widthOf(column, style);
  const wide = Math.max(own, style.captionWidth);
  return wide + (style.captionWidth ? Math.max(air, style.gap - (style.captionWidth - own) / 2) : style.gap);
}

/**
 * Divides the columns into as few rows as there is room for, of about the same length.
 * @param {Column[]} columns
 * @param {Style} style
 * @returns {Column[][]}
 */
function rowsOf(columns, style) {
  const whole = columns.reduce((sum, column) => sum + reachOf(column, style), 0);
  const share = whole / Math.ceil(whole / style.wide);
  /** @type {Column[][]} */
  const rows = [];
  let reached = 0;
  for (const column of columns) {
    const row = Math.floor((reached + reachOf(column, style) / 2) / share);
    (rows[row] ??= []).push(column);
    reached += reachOf(column, style);
  }
  return rows.filter(Boolean);
}

/** @param {Column[]} columns @param {number} row @param {number} left @param {number} top @param {Style} style @returns {Placed[]} */
function placedRow(columns, row, left, top, style) {
  let x = left;
  return columns.map((column) => {
    const middle = x + Math.max(widthOf(column, style), style.captionWidth) / 2;
    x += reachOf(column, style);
    return { ...placedAt(column, middle, top + style.tall / 2, style), row, captionTop: top + style.tall + air };
  });
}

/** Returns the right end of a column with its caption, and with the digits' names next to the last one. @param {Placed} placed @param {Style} style */
function rightOf({ middle, column, front }, style) {
  return Math.max(
    middle + Math.max(widthOf(column, style), style.captionWidth) / 2,
    front.left + front.width + nameHeight,
  );
}

/** @param {number} line counted from 0 */
export const captionDown = (line) => line * lineHeight;

/** @param {Style} style */
const shiftOf = (style) => style.tall / 50;

/** @param {Column} column @param {Style} style */
function widthOf(column, style) {
  if (column.form === 'nodes') return style.node * 2;
  if (column.form === 'bar') return style.node * 1.6;
  const shift = column.form === 'maps' ? (mapsShown(column.count, style) - 1) * shiftOf(style) : 0;
  return sideOf(column.width, style) + shift;
}

/** @param {Column} column @param {number} middle @param {number} centre @param {Style} style @returns {Omit<Placed, 'row'|'captionTop'>} */
function placedAt(column, middle, centre, style) {
  if (column.form === 'nodes') return nodesAt(column, middle, centre, style);
  const shown = column.form === 'maps' ? mapsShown(column.count, style) : 1;
  const shift = shiftOf(style);
  const spread = (shown - 1) * shift;
  const width = column.form === 'bar' ? style.node * 1.6 : sideOf(column.width, style);
  const height = column.form === 'bar' ? style.tall * 0.8 : sideOf(column.height, style);
  const front = { left: middle - (width + spread) / 2, top: centre - (height + spread) / 2 + spread, width, height };
  const behind = Array.from({ length: shown - 1 }, (_, i) => ({
    x: (shown - 1 - i) * shift,
    y: -(shown - 1 - i) * shift,
  }));
  return { column, middle, front, behind, nodes: [], gapY: null };
}

/** @param {Column} column @param {number} middle @param {number} centre @param {Style} style @returns {Omit<Placed, 'row'|'captionTop'>} */
function nodesAt(column, middle, centre, style) {
  const { units, gapAfter } = nodesShown(column.count, style.most);
  const slots = units.length + (gapAfter === null ? 0 : 1);
  const pitch = Math.min(style.node * 3.4, style.tall / slots);
  const yOf = (/** @type {number} */ slot) => centre + (slot - (slots - 1) / 2) * pitch;
  const nodes = units.map((unit, i) => ({ unit, y: yOf(gapAfter !== null && i >= gapAfter ? i + 1 : i) }));
  const front = {
    left: middle - style.node,
    top: yOf(0) - style.node,
    width: style.node * 2,
    height: yOf(slots - 1) - yOf(0) + style.node * 2,
  };
  return { column, middle, front, behind: [], nodes, gapY: gapAfter === null ? null : yOf(gapAfter) };
}

/** @param {Placed} from @param {Placed} to @param {Style} style @returns {Link} */
function linkBetween(from, to, style) {
  if (from.row !== to.row) return { lines: [], window: null, turn: turnBetween(from, to, style) };
  if (to.column.kernel > 0) return windowLink(from, to);
  const starts = from.nodes.length > 0 ? from.nodes.map(({ y }) => ({ x: from.middle, y })) : ends(from);
  if (to.column.joined) {
    return {
      turn: [],
      window: null,
      lines: starts.flatMap((start) => to.nodes.map(({ y }) => ({ from: start, to: { x: to.middle, y } }))),
    };
  }
  const targets = [
    { x: to.front.left, y: to.front.top },
    { x: to.front.left, y: to.front.top + to.front.height },
  ];
  return {
    turn: [],
    window: null,
    lines: [starts[0], starts[starts.length - 1]].map((start, i) => ({ from: start, to: targets[i] })),
  };
}

/** Upper and lower end of a column's right side. @param {Placed} placed */
function ends({ front }) {
  const x = front.left + front.width;
  return [
    { x, y: front.top },
    { x, y: front.top + front.height },
  ];
}

/** One value of a map, and the window of the map before that it is made from. @param {Placed} from @param {Placed} to @returns {Link} */
function windowLink(from, to) {
  const { front } = from;
  const share = Math.min(1, to.column.kernel / from.column.width);
  const side = Math.max(4, front.width * share);
  const window = {
    left: front.left + (front.width - side) * 0.62,
    top: front.top + (front.height - side) * 0.38,
    width: side,
    height: side,
  };
  const target = { x: to.front.left + to.front.width * 0.3, y: to.front.top + to.front.height * 0.5 };
  const corners = [
    { x: window.left + side, y: window.top },
    { x: window.left + side, y: window.top + side },
  ];
  return { turn: [], window, lines: corners.map((corner) => ({ from: corner, to: target })) };
}

/** From the end of a row, between the rows, to the beginning of the next. @param {Placed} from @param {Placed} to @param {Style} style @returns {Spot[]} */
function turnBetween(from, to, style) {
  const { front, behind } = from;
  const edge = front.left + front.width + (behind[0]?.x ?? 0);
  const right = Math.max(edge, from.middle + style.captionWidth / 2) + turnRadius / 2;
  const between = to.captionTop - style.tall - air * 1.5;
  const [start, end] = [from, to].map((placed) => placed.front.top + placed.front.height / 2);
  return [
    { x: edge + 4, y: start },
    { x: right, y: start },
    { x: right, y: between },
    { x: margin, y: between },
    { x: margin, y: end },
    { x: to.front.left - 4, y: end },
  ];
}
