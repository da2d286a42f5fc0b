import { resolveColours } from '../../charts/token-colours.js';
import { implementations, networkLabel, networks } from '../../config/comparison.js';
import { isProjected, resultsOfCell } from '../../state/results/result-cells.js';
import { datasetNames, describeShare, formatAccuracy, formatTime } from './result-text.js';

/**
 * Draws the table of results as a picture.
 *
 * @typedef {import('../../state/results/results.js').Result} Result
 */

const column = 104;
const firstColumn = 116;
const row = 52;
const margin = 24;
const head = 64;

const tokens = { paper: '--paper', ink: '--ink', soft: '--ink-soft', rule: '--rule' };

/**
 * @param {HTMLElement} place an element of the page, for its colours and font
 * @param {{ results: Result[], data: string }} shown
 * @returns {Promise<Blob>} PNG
 */
export function drawResults(place, { results, data }) {
  const { paper, ink, soft, rule } = resolveColours(place, tokens);
  const family = getComputedStyle(place).fontFamily;
  const scale = 2;
  const [width, height] = [
    2 * margin + firstColumn + column * implementations.length,
    2 * margin + head + row * networks.length + 28,
  ];
  const picture = Object.assign(document.createElement('canvas'), { width: width * scale, height: height * scale });
  const pen = /** @type {CanvasRenderingContext2D} */ (picture.getContext('2d'));
  pen.scale(scale, scale);
  pen.fillStyle = paper;
  pen.fillRect(0, 0, width, height);
  const write = (
    /** @type {string} */ text,
    /** @type {number} */ x,
    /** @type {number} */ y,
    colour = ink,
    font = '400 13px',
    room = column - 8,
  ) => {
    Object.assign(pen, { fillStyle: colour, font: `${font} ${family}`, textBaseline: 'alphabetic' });
    pen.fillText(text, x, y, room);
  };
  write(`Test accuracy and training time on ${datasetNames[data]}`, margin, margin + 14, ink, '600 15px', width);
  implementations.forEach(({ short }, j) =>
    write(short, margin + firstColumn + j * column, margin + head - 12, soft, '400 12px'),
  );
  networks.forEach((network, i) => {
    const y = margin + head + i * row;
    pen.fillStyle = rule;
    pen.fillRect(margin, y, width - 2 * margin, 1);
    write(networkLabel(network), margin, y + 21, ink, '600 13px', firstColumn);
    implementations.forEach(({ key }, j) => {
      const result = resultsOfCell(results, { network, implementation: key, data }).find(
        ({ accuracy, seconds }) => accuracy !== null || seconds !== null,
      );
      const x = margin + firstColumn + j * column;
      if (!result) return write('–', x, y + 21, soft);
      const here = result.source === 'this visit' || result.source === 'earlier visit';
      const [first, second] = isProjected(result)
        ? [formatTime(result), `${describeShare(result.projected)} run`]
        : [formatAccuracy(result), formatTime(result)];
      const weight = here ? '600' : '400';
      write(
        result.source === 'reported' ? `“${first}”` : first,
        x,
        y + 21,
        here ? ink : soft,
        `${isProjected(result) ? 'italic ' : ''}${weight} 13px`,
      );
      write(second, x, y + 40, soft, '400 12px');
    });
  });
  write(
    'Bold: measured in this browser. Plain: measured elsewhere. “…”: reported by its source. ≈: projected from the share that was run.',
    margin,
    height - margin,
    soft,
    '400 12px',
    width,
  );
  return new Promise((resolve, reject) =>
    picture.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture of the table'))),
      'image/png',
    ),
  );
}
