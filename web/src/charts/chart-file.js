import { decadesAround, linearAxis, logAxis } from './plot-axis.js';
import { pathThrough } from './plot.js';
import { resolveLightColours } from './token-colours.js';

/**
 * A chart as a file of its own: light whatever the page's theme, with its title, its axes and its legend.
 *
 * @typedef {import('./line-chart.js').Curve} Curve
 * @typedef {import('./line-chart.js').LineChartView} LineChartView
 * @typedef {import('./line-chart.js').LineChartOptions} LineChartOptions
 * @typedef {{ label: string, method: string, line?: Curve['line'], opacity?: number }} LegendEntry
 * @typedef {{ title: string, view: LineChartView, options: Pick<LineChartOptions, 'yTitle' | 'yMax' | 'formatTick'>, legend: LegendEntry[] }} ChartDrawing
 */

const width = 960;
const plotHeight = 540;
const area = { left: 72, right: width - 24, top: 56, bottom: plotHeight - 52 };
const legendLine = 22;
/** The picture is twice as large as the drawing, 1,920 pixels wide. */
const scale = 2;
const dashes = { solid: '', dashed: '8 5', dotted: '0.1 6' };
const widths = { front: 2, grain: 1, behind: 1.25 };
const drawnFirst = { grain: 0, behind: 1, front: 2 };

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @param {ChartDrawing} drawing */
function axesOf({ view, options }) {
  const points = view.curves.flatMap((curve) => curve.points);
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const from = view.from ?? 0;
  const x = linearAxis({
    title: view.xTitle,
    domain: [from, Math.max(from + 1, ...xs)],
    range: [area.left, area.right],
    ticks: 8,
    format: (value) => value.toLocaleString('en-US'),
  });
  /** @type {[number, number]} */
  const range = [area.bottom, area.top];
  const y = view.logarithmic
    ? logAxis({ title: `${options.yTitle}, logarithmic`, domain: decadesAround(ys), range, mostTicks: 6 })
    : linearAxis({
        title: options.yTitle,
        domain: [0, view.top ?? options.yMax ?? Math.max(1e-9, ...ys)],
        range,
        format: options.formatTick,
      });
  return { x, y };
}

/**
 * @param {ChartDrawing} drawing
 * @param {HTMLElement} place in the page, for its colours and font
 * @returns {string} SVG
 */
export function chartSvg(drawing, place) {
  const { title, view, legend } = drawing;
  const methods = [...view.curves, ...legend].map(({ method }) => [method, `--${method}`]);
  const tokens = {
    ink: '--ink',
    soft: '--ink-soft',
    grid: '--chart-grid',
    paper: '--paper',
    ...Object.fromEntries(methods),
  };
  const colours = /** @type {Record<string, string>} */ (resolveLightColours(place, tokens));
  const { x, y } = axesOf(drawing);
  const height = plotHeight + legendLine * legend.length + 16;
  const middle = (area.left + area.right) / 2;
  const text = (/** @type {number} */ at, /** @type {number} */ top, /** @type {string} */ content, more = '') =>
    `<text x="${at}" y="${top}" fill="${colours.ink}" ${more}>${escaped(content)}</text>`;
  const grid = [
    ...y.ticks.map(({ value, label }) => {
      const at = y.scale(value);
      return `<line x1="${area.left}" x2="${area.right}" y1="${at}" y2="${at}" stroke="${colours.grid}"/>${text(area.left - 8, at + 5, label, 'text-anchor="end"')}`;
    }),
    ...x.ticks.map(({ value, label }) => text(x.scale(value), area.bottom + 20, label, 'text-anchor="middle"')),
    text(middle, area.bottom + 42, x.title, 'text-anchor="middle"'),
    text(
      18,
      (area.top + area.bottom) / 2,
      y.title,
      `text-anchor="middle" transform="rotate(-90 18 ${(area.top + area.bottom) / 2})"`,
    ),
  ];
  const stroke = (
    /** @type {LegendEntry & { depth?: Curve['depth'] }} */ { method, line = 'solid', opacity = 1, depth = 'front' },
  ) =>
    `stroke="${colours[method]}" stroke-opacity="${opacity}" stroke-width="${widths[depth]}" stroke-dasharray="${dashes[line]}" stroke-linecap="${line === 'dotted' ? 'round' : 'butt'}"`;
  const curves = view.curves
    .toSorted((a, b) => drawnFirst[a.depth] - drawnFirst[b.depth])
    .map((curve) => {
      if (curve.mark)
        return curve.points
          .map(
            (point) => `<circle cx="${x.scale(point.x)}" cy="${y.scale(point.y)}" r="6" fill="none" ${stroke(curve)}/>`,
          )
          .join('');
      const points = view.logarithmic ? curve.points.filter((point) => point.y > 0) : curve.points;
      const path = pathThrough(
        points,
        (point) => x.scale(point.x),
        (point) => y.scale(point.y),
      );
      return path && `<path d="${path}" fill="none" ${stroke(curve)}/>`;
    });
  const entries = legend.map((entry, k) => {
    const at = plotHeight + legendLine * (k + 0.5);
    return `<line x1="${area.left}" x2="${area.left + 40}" y1="${at}" y2="${at}" ${stroke(entry)}/>${text(area.left + 52, at + 5, entry.label)}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(getComputedStyle(place).fontFamily).replaceAll('"', '&quot;')}" font-size="14">
<rect width="${width}" height="${height}" fill="${colours.paper}"/>
${text(area.left, 32, title, 'font-size="18" font-weight="600"')}
${grid.join('\n')}
<svg x="${area.left}" y="${area.top - 8}" width="${area.right - area.left + 8}" height="${area.bottom - area.top + 8}" viewBox="${area.left} ${area.top - 8} ${area.right - area.left + 8} ${area.bottom - area.top + 8}">
${curves.filter(Boolean).join('\n')}
</svg>
${entries.join('\n')}
</svg>`;
}

/**
 * Returns a drawing as a picture of at least 1,600 pixels.
 * @param {string} svg
 * @returns {Promise<Blob>} PNG
 */
export async function pictureOf(svg) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    await image.decode();
    const picture = document.createElement('canvas');
    Object.assign(picture, { width: image.width * scale, height: image.height * scale });
    const pen = /** @type {CanvasRenderingContext2D} */ (picture.getContext('2d'));
    pen.drawImage(image, 0, 0, picture.width, picture.height);
    return await new Promise((resolve, reject) =>
      picture.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture of the chart'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
