/**
 * Diagonal stripes to fill a bar with, so that it is told apart without a colour.
 * @param {CanvasRenderingContext2D} context
 * @param {string} colour
 * @param {number} pitch pixels from stripe to stripe
 */
export function stripes(context, colour, pitch) {
  const side = Math.max(4, Math.round(pitch));
  const tile = Object.assign(document.createElement('canvas'), { width: side, height: side });
  const pen = /** @type {CanvasRenderingContext2D} */ (tile.getContext('2d'));
  pen.strokeStyle = colour;
  pen.lineWidth = side / 3;
  // Three parallels, so that the tile's corners meet their neighbours'.
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift - 1, side + 1);
    pen.lineTo(shift + side + 1, -1);
  }
  pen.stroke();
  return /** @type {CanvasPattern} */ (context.createPattern(tile, 'repeat'));
}
