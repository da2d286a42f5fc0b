import { Chart, LinearScale, LineController, LineElement, LogarithmicScale, PointElement, Tooltip } from 'chart.js';
import { axisTokens, leftMarginRem, paintAxes, rem, textRem } from './chart-style.js';
import { createThrottledRedraw } from './redraw-throttle.js';
import { registerNearestOfEach } from './nearest-of-each.js';
import { resolveColours } from './token-colours.js';

Chart.register(LineController, LineElement, LinearScale, LogarithmicScale, PointElement, Tooltip);
registerNearestOfEach();

/**
 * @typedef {import('./smoothing.js').Point} Point
 *
 * @typedef {object} Curve
 * @property {string} label
 * @property {string} method the gradient method that gives the curve its colour
 * @property {'solid' | 'dashed' | 'dotted'} line
 * @property {'front' | 'grain' | 'behind'} depth 'front': the current run, its points marked while they are few;
 *   'grain': the single values behind a smoothed curve; 'behind': an earlier run
 * @property {number} opacity
 * @property {Point[]} points
 * @property {boolean} [mark] whether its points are marks that stand out from the other curves
 *
 * @typedef {object} LineChartOptions
 * @property {string} yTitle
 * @property {number} [yMax] fixed upper end of the vertical axis; if absent, the axis follows the points
 * @property {(y: number) => string} formatTick
 * @property {(y: number) => string} formatY
 *
 * @typedef {object} LineChartView
 * @property {string} xTitle
 * @property {number} [from] where the horizontal axis starts; 0 if absent
 * @property {boolean} [fractional] whether the horizontal axis may show fractions of a unit
 * @property {number} [top] where the vertical axis ends, whatever lies above it
 * @property {boolean} [logarithmic] whether the vertical axis is logarithmic
 * @property {boolean} [atOnce] whether to draw in the next frame, because nothing follows soon or the visitor asked for
 *   it
 * @property {Curve[]} curves
 */

/** Dash lengths in line widths. A dot is a dash of almost no length with round ends. */
const dashes = { solid: [], dashed: [3, 2], dotted: [0.05, 2] };
const caps = /** @type {const} */ ({ solid: 'butt', dashed: 'butt', dotted: 'round' });
const widthsRem = { solid: 0.125, dashed: 0.125, dotted: 0.15625 };
const thinRem = { front: 0, grain: 0.0625, behind: 0.078125 };
const orders = { front: 0, grain: 1, behind: 2 };
// the horizontal axis covers at least this many units, so that the first points do not stretch it
const fewestUnits = 5;
// curves of up to this many points have them marked, since each point is a separate measurement
const markedPoints = 40;

/** @param {string} rgb @param {number} opacity */
const faded = (rgb, opacity) => (opacity === 1 ? rgb : `color-mix(in srgb, ${rgb} ${opacity * 100}%, transparent)`);

/** @param {import('chart.js').TooltipItem<'line'>} item */
function hoverTitle({ chart, parsed }) {
  const title = /** @type {any} */ (chart.scales.x.options).title.text;
  return `${title} ${Number(parsed.x).toLocaleString('en-US', { maximumFractionDigits: Number(parsed.x) < 10 && title !== 'Step' ? 1 : 0 })}`;
}

/** @param {LineChartOptions} options @param {boolean} logarithmic */
function verticalAxis({ yTitle, yMax, formatTick }, logarithmic) {
  return {
    type: logarithmic ? /** @type {const} */ ('logarithmic') : /** @type {const} */ ('linear'),
    title: { display: true, text: logarithmic ? `${yTitle}, logarithmic` : yTitle },
    border: { display: false },
    ...(logarithmic ? {} : { min: 0 }),
    max: yMax,
    ticks: { maxTicksLimit: 6, callback: (/** @type {number|string} */ value) => formatTick(Number(value)) },
    grid: {},
    afterFit: (/** @type {any} */ scale) => {
      scale.width = rem(leftMarginRem);
    },
  };
}

/** @param {LineChartOptions} options @returns {import('chart.js').ChartConfiguration<'line', Point[]>} */
function configuration(options) {
  return {
    type: 'line',
    data: { datasets: [] },
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
          suggestedMax: fewestUnits,
          ticks: { maxRotation: 0, maxTicksLimit: 7, precision: 0 },
        },
        y: /** @type {any} */ (verticalAxis(options, false)),
      },
      plugins: {
        tooltip: {
          displayColors: false,
          callbacks: {
            title: (items) => items.slice(0, 1).map((item) => hoverTitle(item)),
            label: (item) => `${item.dataset.label}: ${options.formatY(Number(item.parsed.y))}`,
          },
        },
      },
    },
  };
}

/** @param {Curve} curve @param {Record<string, string>} colours */
function dataset({ label, method, line, depth, opacity, points, mark = false }, colours) {
  const colour = faded(colours[method], opacity);
  const width = rem(thinRem[depth] || widthsRem[line]);
  const marked = depth === 'front' && points.length <= markedPoints;
  return {
    label,
    data: points,
    depth,
    order: orders[depth],
    borderCapStyle: caps[line],
    borderWidth: width,
    borderDash: dashes[line].map((length) => length * width),
    borderColor: colour,
    pointRadius: mark ? 7 : marked ? 3 : 0,
    pointHoverRadius: depth === 'grain' ? 0 : 4,
    pointStyle: mark || line === 'dotted' ? 'rectRot' : 'circle',
    pointBackgroundColor: line === 'solid' && !mark ? colour : colours.paper,
    pointBorderColor: colour,
    pointBorderWidth: rem(0.125),
  };
}

/**
 * Creates a line chart that can be updated while a run is under way.
 * @param {HTMLCanvasElement} canvas
 * @param {LineChartOptions} options
 */
export function createLineChart(canvas, options) {
  const place = /** @type {HTMLElement} */ (canvas.parentElement);
  const chart = new Chart(canvas, configuration(options));
  /** @type {Record<string, string>} */
  let colours = {};
  /** While another panel hides the chart, new data is stored but not drawn. */
  let isBehind = false;
  let logarithmic = false;
  /** @type {LineChartView | null} */
  let shown = null;

  const request = createThrottledRedraw(() => {
    isBehind = place.clientWidth === 0;
    if (isBehind) return;
    if (shown) show(shown);
    chart.update(); // mode 'none' would keep the points' old options
  });

  /** @param {LineChartView} view */
  function show(view) {
    const scales = /** @type {any} */ (chart.options.scales);
    scales.x.title.text = view.xTitle;
    scales.x.min = view.from ?? 0;
    scales.x.suggestedMax = view.fractional ? undefined : scales.x.min + fewestUnits;
    scales.x.ticks.precision = view.fractional ? undefined : 0;
    if (logarithmic !== Boolean(view.logarithmic)) {
      logarithmic = Boolean(view.logarithmic);
      scales.y = verticalAxis(options, logarithmic);
      paintAxes(chart, /** @type {any} */ (colours));
    }
    scales.y.max = view.top ?? options.yMax;
    const unknown = view.curves
      .filter(({ method }) => !(method in colours))
      .map(({ method }) => [method, `--${method}`]);
    if (unknown.length > 0) Object.assign(colours, resolveColours(place, Object.fromEntries(unknown)));
    const wanted = view.curves.map((curve) => dataset(curve, colours));
    // Reuse the data set objects, so that Chart.js keeps their layout.
    chart.data.datasets.length = Math.min(chart.data.datasets.length, wanted.length);
    wanted.forEach((curve, i) =>
      chart.data.datasets[i]
        ? Object.assign(chart.data.datasets[i], curve)
        : chart.data.datasets.push(/** @type {any} */ (curve)),
    );
  }

  const resized = new ResizeObserver(() => isBehind && request(true));
  resized.observe(place);
  return {
    /** @param {LineChartView} view */
    update(view) {
      shown = view;
      request(view.atOnce);
    },
    /** Reads the colours again after the theme has changed. */
    restyle() {
      Object.assign(Chart.defaults.font, { family: getComputedStyle(place).fontFamily, size: rem(textRem) });
      colours = resolveColours(place, axisTokens);
      paintAxes(chart, /** @type {any} */ (colours));
      request(true);
    },
    destroy() {
      resized.disconnect();
      chart.destroy();
    },
  };
}
