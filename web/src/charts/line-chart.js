import { Chart, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import { AXIS_TOKENS, LEFT_MARGIN_REM, paintSurroundings, rem, TEXT_REM } from './chart-style.js';
import { registerNearestOfEach } from './nearest-of-each.js';
import { resolveColours } from './token-colours.js';

Chart.register(LineController, LineElement, LinearScale, PointElement, Tooltip);
registerNearestOfEach();

/**
 * @typedef {import('./smoothing.js').Point} Point
 * @typedef {object} Series
 * @property {string} label
 * @property {'solid' | 'dashed' | 'dotted'} [line] solid where absent
 * @property {boolean} [faint] drawn thin behind the others, and left out when hovering
 *
 * @typedef {object} LineChartOptions
 * @property {string} yTitle
 * @property {number} [yMax] the fixed top of the vertical axis; absent follows the points
 * @property {(y: number) => string} formatTick
 * @property {(y: number) => string} formatY
 * @property {Record<string, Series>} series
 *
 * @typedef {object} LineChartView
 * @property {string} xTitle
 * @property {Record<string, Point[]>} points by series
 */

const TOKENS = { curve: '--method', ...AXIS_TOKENS };
/** In line widths; a dot is a dash of no length with round ends. */
const DASHES = { solid: [], dashed: [3, 2], dotted: [0.05, 2] };
const CAPS = /** @type {const} */ ({ solid: 'butt', dashed: 'butt', dotted: 'round' });
const WIDTHS_REM = { solid: 0.125, dashed: 0.125, dotted: 0.15625 };
const FEWEST_UNITS = 5; // the horizontal axis is never shorter, so that the first points do not stretch it
const MARKED_POINTS = 40; // a curve of up to so many has its points marked, since each is a measurement of its own

/** @param {string} rgb @param {number} opacity */
const faded = (rgb, opacity) => `color-mix(in srgb, ${rgb} ${opacity * 100}%, transparent)`;

/** @param {Series} series */
function dataset({ label, line = 'solid', faint = false }) {
  return {
    label,
    data: /** @type {Point[]} */ ([]),
    borderCapStyle: CAPS[line],
    order: faint ? 1 : 0,
    pointRadius: 0,
    pointHoverRadius: faint ? 0 : 4,
  };
}

/** @param {import('chart.js').TooltipItem<'line'>} item */
function hoverTitle({ chart, parsed }) {
  return `${/** @type {any} */ (chart.scales.x.options).title.text} ${Number(parsed.x).toLocaleString('en-US', { maximumFractionDigits: 0 })}`;
}

/** @param {LineChartOptions} options @returns {import('chart.js').ChartConfiguration<'line', Point[]>} */
function configuration({ yTitle, yMax, formatTick, formatY, series }) {
  const drawn = Object.values(series);
  return {
    type: 'line',
    data: { datasets: drawn.map(dataset) },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      maintainAspectRatio: false,
      interaction: { mode: /** @type {any} */ ('nearestOfEach'), intersect: false },
      scales: {
        x: {
          type: 'linear',
          title: { display: true, text: '' },
          border: { display: false },
          min: 0,
          suggestedMax: FEWEST_UNITS,
          ticks: { maxRotation: 0, maxTicksLimit: 7, precision: 0 },
        },
        y: {
          type: 'linear',
          title: { display: true, text: yTitle },
          border: { display: false },
          min: 0,
          max: yMax,
          ticks: { maxTicksLimit: 6, callback: (value) => formatTick(Number(value)) },
          afterFit: (scale) => {
            scale.width = rem(LEFT_MARGIN_REM);
          },
        },
      },
      plugins: {
        tooltip: {
          filter: (item) => !drawn[item.datasetIndex].faint,
          displayColors: false,
          callbacks: {
            title: (items) => items.slice(0, 1).map((item) => hoverTitle(item)),
            label: (item) => `${item.dataset.label}: ${formatY(Number(item.parsed.y))}`,
          },
        },
      },
    },
  };
}

/** @param {any} chart @param {Record<keyof typeof TOKENS, string>} colours @param {Series[]} series */
function paint(chart, colours, series) {
  chart.data.datasets.forEach((/** @type {any} */ curve, /** @type {number} */ i) => {
    const { faint = false, line = 'solid' } = series[i];
    const colour = faint ? faded(colours.curve, 0.28) : colours.curve;
    const width = rem(faint ? 0.0625 : WIDTHS_REM[line]);
    Object.assign(curve, {
      borderWidth: width,
      borderDash: DASHES[line].map((length) => length * width),
      borderColor: colour,
      pointStyle: line === 'dotted' ? 'rectRot' : 'circle',
      pointBackgroundColor: line === 'solid' ? colour : colours.paper,
      pointBorderColor: colour,
      pointBorderWidth: rem(0.125),
    });
  });
  paintSurroundings(chart, colours);
}

/**
 * A line chart that draws at most once per animation frame.
 * @param {HTMLCanvasElement} canvas
 * @param {LineChartOptions} options
 */
export function createLineChart(canvas, options) {
  const names = Object.keys(options.series);
  const series = Object.values(options.series);
  const chart = new Chart(canvas, configuration(options));
  let requested = false;
  /** @type {LineChartView | null} */
  let wanted = null;

  function draw() {
    requested = false;
    if (wanted) {
      const { xTitle, points } = wanted;
      /** @type {any} */ (chart.options.scales).x.title.text = xTitle;
      chart.data.datasets.forEach((curve, i) => {
        curve.data = points[names[i]] ?? [];
        /** @type {any} */ (curve).pointRadius = !series[i].faint && curve.data.length <= MARKED_POINTS ? 3 : 0;
      });
      wanted = null;
    }
    chart.update(); // mode 'none' would keep the points' old options
  }

  function request() {
    if (!requested) requestAnimationFrame(draw);
    requested = true;
  }

  function restyle() {
    const place = /** @type {HTMLElement} */ (canvas.parentElement);
    Object.assign(Chart.defaults.font, { family: getComputedStyle(place).fontFamily, size: rem(TEXT_REM) });
    paint(chart, resolveColours(place, TOKENS), series);
    request();
  }

  return {
    /** @param {LineChartView} view */
    update(view) {
      wanted = view;
      request();
    },
    /** Take the colours anew, after the theme or the method has changed. */
    restyle,
  };
}
