import { rem, textRem } from './chart-style.js';
import { resolveColours } from './token-colours.js';

/**
 * @typedef {{ label: string, method: string, opacity: number }} LegendEntry
 */

const marginRem = 1;
const lineRem = 1.25;
const lines = /** @type {const} */ ([
  ['Training', []],
  ['Validation', [0.5, 5]],
  ['Test', [6, 4]],
]);

/**
 * Draws a chart as a standalone picture: with its title and its legend, on the page's background colour.
 * @param {HTMLCanvasElement} canvas the chart as drawn now
 * @param {{ title: string, legend: LegendEntry[], validates: boolean }} words
 * @returns {Promise<Blob>} PNG
 */
export function chartImage(canvas, { title, legend, validates }) {
  const place = /** @type {HTMLElement} */ (canvas.parentElement);
  const tokens = Object.fromEntries(legend.map(({ method }) => [method, `--${method}`]));
  /** @type {Record<string, string>} */
  const colours = resolveColours(place, { paper: '--paper', ink: '--ink', ...tokens });
  const scale = canvas.width / canvas.clientWidth;
  const [margin, line] = [rem(marginRem), rem(lineRem)];
  const kinds = lines.filter(([label]) => label !== 'Validation' || validates);
  const [width, height] = [
    canvas.clientWidth + 2 * margin,
    canvas.clientHeight + 2 * margin + line * (2.5 + legend.length),
  ];
  const picture = Object.assign(document.createElement('canvas'), {
    width: Math.round(width * scale),
    height: Math.round(height * scale),
  });
  const pen = /** @type {CanvasRenderingContext2D} */ (picture.getContext('2d'));
  pen.scale(scale, scale);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, width, height);
  const family = getComputedStyle(place).fontFamily;
  const write = (
    /** @type {string} */ text,
    /** @type {number} */ x,
    /** @type {number} */ y,
    weight = 400,
    size = rem(textRem),
  ) => {
    Object.assign(pen, {
      fillStyle: colours.ink,
      font: `${weight} ${size}px ${family}`,
      textBaseline: 'middle',
      globalAlpha: 1,
    });
    pen.fillText(text, x, y, width - x - margin);
    return x + pen.measureText(text).width;
  };
  const sample = (
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {readonly number[]} */ dash,
    /** @type {string} */ colour,
    opacity = 1,
  ) => {
    Object.assign(pen, { strokeStyle: colour, lineWidth: rem(0.125), globalAlpha: opacity });
    pen.setLineDash([...dash]);
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x + 2 * line, y);
    pen.stroke();
  };
  write(title, margin, margin + line / 2, 600, rem(0.9375));
  pen.drawImage(canvas, margin, margin + line, canvas.clientWidth, canvas.clientHeight);
  let y = margin + canvas.clientHeight + line * 1.75;
  let x = margin;
  for (const [label, dash] of kinds) {
    sample(x, y, dash, colours.ink);
    x = write(label, x + 2.4 * line, y) + line;
  }
  for (const { label, method, opacity } of legend) {
    y += line;
    sample(margin, y, [], colours[method], opacity);
    write(label, margin + 2.4 * line, y);
  }
  return new Promise((resolve, reject) =>
    picture.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture of the chart'))),
      'image/png',
    ),
  );
}
