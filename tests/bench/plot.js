import { inSeconds } from './table.js';

/**
 * An epoch of each network by everybody, as bars on a logarithmic scale: an SVG that follows the reader's light or dark theme.
 *
 * @typedef {import('./rows.js').Row} Row
 */

const width = 860;
const left = 250;
const right = 90;
const barHeight = 16;
const rowHeight = 22;
const panelGap = 46;

const style = `
  text { font: 12px system-ui, sans-serif; fill: #24292f }
  .title { font-weight: 600; font-size: 14px }
  .value { font-variant-numeric: tabular-nums }
  .grid { stroke: #d0d7de }
  .ours { fill: #1f6feb } .other { fill: #8c959f } .scaled { fill-opacity: .55 }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .grid { stroke: #30363d } .ours { fill: #58a6ff } .other { fill: #7d8590 } }`;

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** As they write themselves. @type {Record<string, string>} */
const names = {
  gradlab: 'Gradlab',
  pytorch: 'PyTorch',
  numpy: 'NumPy',
  'tensorflow.js': 'TensorFlow.js',
  convnetjs: 'ConvNetJS',
};

/** @param {Row} row */
function labelOf({ system, variant = '', threads }) {
  const short = system === 'pytorch' || system === 'numpy' ? '' : ` ${variant}`;
  return `${names[system] ?? system}${short}${threads ? `, ${threads} thread${threads > 1 ? 's' : ''}` : ''}`;
}

/** @param {Row[]} rows of the suite `epoch` @returns {string} */
export function epochPlot(rows) {
  const timed = rows.filter((row) => row.suite === 'epoch' && row.secondsPer60k !== undefined);
  const seconds = timed.map((row) => Number(row.secondsPer60k));
  const [from, to] = [Math.floor(Math.log10(Math.min(...seconds))), Math.ceil(Math.log10(Math.max(...seconds)))];
  const x = (/** @type {number} */ value) => left + ((Math.log10(value) - from) / (to - from)) * (width - left - right);
  let y = 10;
  const parts = [];
  for (const model of new Set(timed.map((row) => row.model))) {
    const panel = timed
      .filter((row) => row.model === model)
      .sort((a, b) => Number(a.secondsPer60k) - Number(b.secondsPer60k));
    parts.push(panelOf(String(model), panel, y, x, from, to));
    y += panel.length * rowHeight + panelGap;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img" aria-label="Seconds for one epoch of MNIST, logarithmic scale">\n<style>${style}\n</style>\n${parts.join('\n')}\n</svg>\n`;
}

/** @param {string} model @param {Row[]} rows @param {number} top @param {(seconds: number) => number} x @param {number} from power of ten @param {number} to */
function panelOf(model, rows, top, x, from, to) {
  const bottom = top + 24 + rows.length * rowHeight;
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
  const grid = ticks.map(
    (tick) =>
      `<line class="grid" x1="${x(tick).toFixed(1)}" x2="${x(tick).toFixed(1)}" y1="${top + 22}" y2="${bottom - 4}"/><text x="${x(tick).toFixed(1)}" y="${bottom + 9}" text-anchor="middle">${Number(tick.toPrecision(1))} s</text>`,
  );
  const bars = rows.map((row, i) => {
    const y = top + 24 + i * rowHeight;
    const value = Number(row.secondsPer60k);
    const scaled = row.note?.includes('scaled from') ? ' scaled' : '';
    return (
      `<text x="${left - 8}" y="${y + 12}" text-anchor="end">${escaped(labelOf(row))}</text>` +
      `<rect class="${row.system === 'gradlab' ? 'ours' : 'other'}${scaled}" x="${left}" y="${y}" width="${Math.max(1, x(value) - left).toFixed(1)}" height="${barHeight}" rx="2"/>` +
      `<text class="value" x="${(Math.max(left + 1, x(value)) + 6).toFixed(1)}" y="${y + 12}">${inSeconds(value)} s</text>`
    );
  });
  return [`<text class="title" x="${left}" y="${top + 12}">${escaped(model)}</text>`, ...grid, ...bars].join('\n');
}
