/**
 * Draws a reliability diagram: accuracy against confidence, with the diagonal on which the two agree.
 *
 * @typedef {Record<'ink'|'soft'|'paper'|'grid'|'bar', string>} Colours
 * @typedef {{ low: number, high: number, count: number, confidence: number|null, accuracy: number|null, interval: { low: number, high: number }|null }} Bin
 * @typedef {{ bins: Bin[], xTitle: string, yTitle: string, formatCount: (count: number) => string, title?: string, lines?: string[] }} Diagram
 */

export const diagramTokens = {
  ink: '--ink',
  soft: '--ink-soft',
  paper: '--paper',
  grid: '--chart-grid',
  bar: '--fill-strong',
};

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {{ width: number, height: number }} size in the pen's units
 * @param {number} type font size
 * @param {Diagram} diagram
 * @param {Colours} colours
 * @param {string} family
 */
export function drawReliability(
  pen,
  { width, height },
  type,
  { bins, xTitle, yTitle, formatCount, title, lines = [] },
  colours,
  family,
) {
  const top = type * (title ? 3.5 : 1.5);
  const bottom = type * (4.4 + 1.5 * lines.length);
  const left = type * 4.6;
  const plot = { left, top, width: width - left - type * 1.2, height: height - top - bottom };
  const x = (/** @type {number} */ share) => plot.left + share * plot.width;
  const y = (/** @type {number} */ share) => plot.top + (1 - share) * plot.height;
  const write = (
    /** @type {string} */ text,
    /** @type {number} */ atX,
    /** @type {number} */ atY,
    /** @type {CanvasTextAlign} */ align = 'center',
    colour = colours.soft,
    weight = 400,
    scale = 1,
  ) => {
    Object.assign(pen, {
      fillStyle: colour,
      font: `${weight} ${type * scale}px ${family}`,
      textAlign: align,
      textBaseline: 'middle',
    });
    pen.fillText(text, atX, atY);
  };
  const line = (
    /** @type {number[][]} */ points,
    /** @type {string} */ colour,
    thickness = 1,
    /** @type {number[]} */ dash = [],
  ) => {
    Object.assign(pen, { strokeStyle: colour, lineWidth: (thickness * type) / 12 });
    pen.setLineDash(dash.map((part) => (part * type) / 12));
    pen.beginPath();
    points.forEach(([px, py], i) => (i === 0 ? pen.moveTo(px, py) : pen.lineTo(px, py)));
    pen.stroke();
    pen.setLineDash([]);
  };

  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, width, height);
  if (title) write(title, plot.left, type * 1.4, 'left', colours.ink, 600, 1.4);
  for (const share of [0, 0.2, 0.4, 0.6, 0.8, 1]) {
    line(
      [
        [x(0), y(share)],
        [x(1), y(share)],
      ],
      colours.grid,
    );
    write(String(Math.round(share * 100)), x(0) - type * 0.5, y(share), 'right');
    write(String(Math.round(share * 100)), x(share), y(0) + type);
  }
  write(xTitle, x(0.5), y(0) + type * 3.4);
  pen.save();
  pen.translate(type, y(0.5));
  pen.rotate(-Math.PI / 2);
  write(yTitle, 0, 0);
  pen.restore();

  for (const { low, high, accuracy } of bins) {
    if (accuracy === null) continue;
    pen.fillStyle = colours.bar;
    pen.fillRect(x(low) + 1, y(accuracy), x(high) - x(low) - 2, y(0) - y(accuracy));
  }
  line(
    [
      [x(0), y(0)],
      [x(1), y(1)],
    ],
    colours.soft,
    1.5,
    [6, 4],
  );
  for (const { low, high, count, confidence, accuracy, interval } of bins) {
    write(
      count > 0 ? formatCount(count) : '',
      x((low + high) / 2),
      y(0) + type * 2.1,
      'center',
      colours.soft,
      400,
      0.8,
    );
    if (accuracy === null || confidence === null || !interval) continue;
    line(
      [
        [x(confidence), y(interval.low)],
        [x(confidence), y(interval.high)],
      ],
      colours.ink,
      1.2,
    );
    pen.fillStyle = colours.ink;
    pen.beginPath();
    pen.arc(x(confidence), y(accuracy), type * 0.3, 0, 2 * Math.PI);
    pen.fill();
  }
  lines.forEach((text, i) => write(text, plot.left, y(0) + type * (5 + 1.5 * i), 'left', colours.ink));
}
