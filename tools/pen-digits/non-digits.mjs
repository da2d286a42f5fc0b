import { heldOutShapes, learntShapes, strokesOf } from './shapes.mjs';

/**
 * Makes drawings that are no digits: shapes in random proportions, scribbles, dots and ticks.
 *
 * @typedef {import('./pad-ink.mjs').Point} Point
 * @typedef {import('./random.mjs').Random} Random
 * @typedef {{ kind: string, strokes: Point[][] }} NonDigit
 */

/** @param {Random} random @param {'learn'|'test'} part @returns {NonDigit} */
export function nonDigit(random, part) {
  const { uniform, choose } = random;
  const kind = choose(['shape', 'shape', 'shape', 'scribble', 'dots']);
  if (kind === 'scribble') return { kind, strokes: scribble(random) };
  if (kind === 'dots') return { kind, strokes: dots(random) };
  const shapes = part === 'learn' ? learntShapes : heldOutShapes;
  const name = choose(Object.keys(shapes));
  const turn = uniform(-0.2, 0.2);
  const [sine, cosine, shear, width] = [Math.sin(turn), Math.cos(turn), uniform(-0.25, 0.25), uniform(0.65, 1.3)];
  const place = (/** @type {Point} */ { x, y }) => {
    const at = { x: width * (x + uniform(-0.5, 0.5)) + shear * (5 - y), y: y + uniform(-0.5, 0.5) };
    return { x: cosine * at.x - sine * at.y, y: sine * at.x + cosine * at.y };
  };
  return { kind: name, strokes: strokesOf(shapes[name]).map((stroke) => dense(stroke.map(place), random)) };
}

/** Returns a stroke with points as close to one another as a hand leaves them. @param {Point[]} corners @param {Random} random */
function dense(corners, { uniform }) {
  const points = [corners[0]];
  for (let i = 1; i < corners.length; ++i) {
    const [a, b] = [corners[i - 1], corners[i]];
    const [bowX, bowY] = [uniform(-0.4, 0.4), uniform(-0.4, 0.4)];
    for (let step = 1; step <= 6; ++step) {
      const t = step / 6;
      const bow = 4 * t * (1 - t);
      points.push({ x: a.x + (b.x - a.x) * t + bow * bowX, y: a.y + (b.y - a.y) * t + bow * bowY });
    }
  }
  return points;
}

/** Returns a line that turns at random, back and forth over a field. @param {Random} random @returns {Point[][]} */
function scribble({ uniform, choose }) {
  let [x, y, angle] = [uniform(0, 10), uniform(0, 10), uniform(0, 6.28)];
  const bend = uniform(0.5, 1.6);
  const points = [{ x, y }];
  for (let i = choose([25, 40, 60, 90]); i > 0; --i) {
    angle += uniform(-bend, bend);
    x += Math.cos(angle);
    y += Math.sin(angle);
    if (x < 0 || x > 10 || y < 0 || y > 10) angle += 2.2;
    [x, y] = [Math.min(Math.max(x, 0), 10), Math.min(Math.max(y, 0), 10)];
    points.push({ x, y });
  }
  return [points];
}

/** Returns a dot, or several of them. @param {Random} random @returns {Point[][]} */
const dots = ({ uniform, choose }) =>
  Array.from({ length: choose([1, 2, 3, 4, 6]) }, () => [{ x: uniform(0, 10), y: uniform(0, 10) }]);
