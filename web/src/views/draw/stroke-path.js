/**
 * The shape of a stroke, without anything of the screen, so that tools/pen-digits/ draws as the pad does.
 *
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ control: Point, end: Point }} Curve a quadratic Bézier curve that begins where the one before it ends
 */

/** The side of the pad's field, in its own unit, independent of its size on the screen. */
export const padSide = 280;

/**
 * The width of a line. A digit that fills three quarters of the pad is scaled down to a tenth, at which MNIST's strokes
 * are two to three pixels wide.
 */
export const strokeWidth = 24;

/**
 * Returns a stroke's curves, smoothed by passing through the midpoints between the reported points. After the last
 * curve, a straight line leads to the last point.
 * @param {Point[]} points
 * @returns {Curve[]}
 */
export function curvesOf(points) {
  return points.slice(1, -1).map((control, i) => {
    const next = points[i + 2];
    return { control, end: { x: (control.x + next.x) / 2, y: (control.y + next.y) / 2 } };
  });
}
