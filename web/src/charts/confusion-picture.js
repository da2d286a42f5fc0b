/**
 * Draws a confusion matrix as a picture for a slide.
 *
 * @typedef {Record<'ink'|'soft'|'paper'|'rule', string>} Colours
 * @typedef {object} ConfusionTexts
 * @property {string} title
 * @property {string[]} classNames
 * @property {string[][]} cells
 * @property {number[][]} shades 0 to 1, for the mistakes
 * @property {string[]} lines text lines below the matrix
 * @property {{ head: string[], rows: string[][] }} measures one row for each class
 */

/** The darkest shade. Text in the ink colour remains readable on it, in the light and in the dark theme. */
export const strongestShade = 0.35;

const [WIDTH, HEIGHT] = [1920, 1080];
const [LEFT, TOP, CELL] = [150, 190, 76];
const rightEdge = LEFT + 10 * CELL + 110;

/** @param {CanvasRenderingContext2D} pen @param {Colours} colours @param {string} family */
function writer(pen, { ink }, family) {
  /** @param {string} text @param {number} x @param {number} y @param {{ size?: number, weight?: number, align?: CanvasTextAlign, colour?: string, most?: number }} [style] */
  return (text, x, y, { size = 26, weight = 400, align = 'left', colour = ink, most } = {}) => {
    Object.assign(pen, {
      fillStyle: colour,
      font: `${weight} ${size}px ${family}`,
      textAlign: align,
      textBaseline: 'middle',
    });
    pen.fillText(text, x, y, most);
  };
}

/**
 * @param {ConfusionTexts} texts
 * @param {Colours} colours
 * @param {string} family
 * @returns {HTMLCanvasElement}
 */
export function drawConfusion({ title, classNames, cells, shades, lines, measures }, colours, family) {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const write = writer(pen, colours, family);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  write(title, LEFT, 62, { size: 40, weight: 600, most: WIDTH - LEFT - 60 });
  write('The network says', LEFT + 5 * CELL, 122, { align: 'center', colour: colours.soft });
  pen.save();
  pen.translate(48, TOP + 5 * CELL);
  pen.rotate(-Math.PI / 2);
  write('It is', 0, 0, { align: 'center', colour: colours.soft });
  pen.restore();

  classNames.forEach((name, k) => {
    write(name, LEFT + (k + 0.5) * CELL, 164, { align: 'center', weight: 600, most: CELL - 6 });
    write(name, LEFT - 14, TOP + (k + 0.5) * CELL, { align: 'right', weight: 600, most: 76 });
  });
  cells.forEach((row, truth) =>
    row.forEach((text, answer) => {
      const [x, y] = [LEFT + answer * CELL, TOP + truth * CELL];
      Object.assign(pen, {
        fillStyle: colours.ink,
        strokeStyle: colours.rule,
        lineWidth: 1,
        globalAlpha: strongestShade * shades[truth][answer],
      });
      pen.fillRect(x, y, CELL, CELL);
      pen.globalAlpha = 1;
      pen.strokeRect(x, y, CELL, CELL);
      const right = truth === answer;
      if (right)
        Object.assign(pen, { strokeStyle: colours.ink, lineWidth: 2.5 }).strokeRect(x + 3, y + 3, CELL - 6, CELL - 6);
      write(text, x + CELL / 2, y + CELL / 2, {
        align: 'center',
        weight: right ? 600 : 400,
        colour: shades[truth][answer] > 0 || right ? colours.ink : colours.soft,
        most: CELL - 10,
      });
    }),
  );
  lines.forEach((line, i) =>
    write(line, LEFT, TOP + 10 * CELL + 44 + 38 * i, {
      colour: i === 0 ? colours.ink : colours.soft,
      most: WIDTH - LEFT - 60,
    }),
  );

  const columns = measures.head.map((_, k) => rightEdge + (k === 0 ? 0 : 150 + (k - 1) * 180));
  const align = (/** @type {number} */ k) => /** @type {CanvasTextAlign} */ (k === 0 ? 'left' : 'right');
  const shift = (/** @type {number} */ k) => (k === 0 ? 0 : 90);
  measures.head.forEach((text, k) => write(text, columns[k] + shift(k), 164, { align: align(k), weight: 600 }));
  measures.rows.forEach((row, i) =>
    row.forEach((text, k) =>
      write(text, columns[k] + shift(k), TOP + (i + 0.5) * CELL, {
        align: align(k),
        weight: k === 0 ? 600 : 400,
        most: k === 0 ? 130 : 170,
      }),
    ),
  );
  return canvas;
}
