import { strokeWidth } from '../../web/src/views/draw/stroke-path.js';
import { fitToPad, inkOf } from './pad-ink.mjs';

/**
 * Draws strokes as different people would: larger or smaller, with thinner or thicker lines, faster (fewer points, so
 * that the pad rounds corners), or with a steadier hand (averaged points).
 *
 * @typedef {import('./pad-ink.mjs').Point} Point
 * @typedef {import('./random.mjs').Random} Random
 */

/** @param {Point[][]} strokes @param {Random} random @returns {Uint8Array} the pad's ink */
export function drawnByHand(strokes, { uniform, choose }) {
  const speed = choose([1, 1, 2, 3, 4]);
  const smoothing = choose([0, 0, 1, 2]);
  const share = uniform(0.35, 0.9);
  const width = strokeWidth * uniform(0.75, 1.25);
  const changed = strokes.map((stroke) => thinned(averaged(stroke, smoothing), speed));
  return inkOf(fitToPad(changed, share), width);
}

/** Returns every n-th point, and the last one. @param {Point[]} points @param {number} n */
const thinned = (points, n) => points.filter((_, i) => i % n === 0 || i === points.length - 1);

/** Returns the mean of each point and of as many neighbours on both sides; ends stay. @param {Point[]} points @param {number} neighbours */
function averaged(points, neighbours) {
  return points.map((_, i) => {
    const reach = Math.min(neighbours, i, points.length - 1 - i);
    const near = points.slice(i - reach, i + reach + 1);
    const sum = near.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
    return { x: sum.x / near.length, y: sum.y / near.length };
  });
}
