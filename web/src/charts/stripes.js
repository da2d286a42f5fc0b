/**
 * Returns a pattern of diagonal stripes for filling a bar, so that series can be distinguished without colour.
 * @param {CanvasRenderingContext2D} context
 * @param {string} colour
 * @param {number} pitch distance between stripes, in pixels
 */
export function stripes(context, colour, pitch) {
  const side = Math.max(4, Math.round(pitch));
  const tile = Object.assign(document.createElement('canvas'), { width: side, height: side });
  const pen = /** @type {CanvasRenderingContext2D} */ (tile.getContext('2d'));
  pen.strokeStyle = colour;
  pen.lineWidth = side / 3;
  // Draw three parallel lines, so that the stripes continue across the tile's corners.
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift - 1, side + 1);
    pen.lineTo(shift + side + 1, -1);
  }
  pen.stroke();
  return /** @type {CanvasPattern} */ (context.createPattern(tile, 'repeat'));
}
