import { curvesOf, padSide, strokeWidth } from '../../web/src/views/draw/stroke-path.js';

/**
 * Draws strokes as the pad's canvas does: lines with round caps and joins and edges that are one pixel soft.
 *
 * @typedef {import('../../web/src/views/draw/stroke-path.js').Point} Point
 */

const piecesPerCurve = 4;

/**
 * Moves strokes into the middle of the pad and scales them, so that the longer side of their box is `share` of the
 * pad's.
 * @param {Point[][]} strokes
 * @param {number} share
 */
export function fitToPad(strokes, share) {
  const points = strokes.flat();
  const [left, right] = extent(points.map(({ x }) => x));
  const [top, bottom] = extent(points.map(({ y }) => y));
  const scale = (share * padSide) / Math.max(right - left, bottom - top, 1e-6);
  const place = (/** @type {Point} */ { x, y }) => ({
    x: padSide / 2 + scale * (x - (left + right) / 2),
    y: padSide / 2 + scale * (y - (top + bottom) / 2),
  });
  return strokes.map((stroke) => stroke.map(place));
}

/** @param {number[]} values */
const extent = (values) => [Math.min(...values), Math.max(...values)];

/**
 * @param {Point[][]} strokes in the pad's unit
 * @param {number} [width] of the line
 * @returns {Uint8Array} the pad's ink, 0 paper … 255 ink
 */
export function inkOf(strokes, width = strokeWidth) {
  const ink = new Uint8Array(padSide * padSide);
  for (const stroke of strokes) {
    const path = flattened(stroke);
    if (path.length === 1) drawLine(ink, path[0], path[0], width / 2);
    for (let i = 1; i < path.length; ++i) drawLine(ink, path[i - 1], path[i], width / 2);
  }
  return ink;
}

/** @param {Point[]} points @returns {Point[]} */
function flattened(points) {
  const path = [points[0]];
  for (const { control, end } of curvesOf(points)) {
    const start = path[path.length - 1];
    for (let i = 1; i <= piecesPerCurve; ++i) {
      const t = i / piecesPerCurve;
      const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
      path.push({ x: a * start.x + b * control.x + c * end.x, y: a * start.y + b * control.y + c * end.y });
    }
  }
  if (points.length > 1) path.push(points[points.length - 1]);
  return path;
}

/** @param {Uint8Array} ink @param {Point} from @param {Point} to @param {number} radius */
function drawLine(ink, from, to, radius) {
  const reach = radius + 1;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const perSquare = 1 / Math.max(dx * dx + dy * dy, 1e-9);
  const first = (/** @type {number} */ a, /** @type {number} */ b) => Math.max(0, Math.floor(Math.min(a, b) - reach));
  const last = (/** @type {number} */ a, /** @type {number} */ b) =>
    Math.min(padSide - 1, Math.ceil(Math.max(a, b) + reach));
  for (let y = first(from.y, to.y); y <= last(from.y, to.y); ++y) {
    for (let x = first(from.x, to.x); x <= last(from.x, to.x); ++x) {
      const [px, py] = [x + 0.5 - from.x, y + 0.5 - from.y];
      const along = Math.min(Math.max((px * dx + py * dy) * perSquare, 0), 1);
      const [ex, ey] = [px - along * dx, py - along * dy];
      const distance = Math.sqrt(ex * ex + ey * ey) - radius; // Math.hypot takes several times as long
      const value = Math.round(255 * Math.min(Math.max(0.5 - distance, 0), 1));
      const at = y * padSide + x;
      if (value > ink[at]) ink[at] = value;
    }
  }
}
