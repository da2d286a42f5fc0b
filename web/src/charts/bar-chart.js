import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';
import { axisTokens, leftMarginRem, paintAxes, rem, textRem } from './chart-style.js';
import { stripes } from './stripes.js';
import { resolveColours } from './token-colours.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/**
 * @typedef {{ label: string, fill: 'solid' | 'striped' | 'hollow' }} BarSeries
 *
 * @typedef {object} BarChartOptions
 * @property {string} xTitle
 * @property {string} yTitle
 * @property {(y: number) => string} formatY
 * @property {Record<string, BarSeries>} series
 *
 * @typedef {object} BarChartView
 * @property {string[]} labels one for each group of bars
 * @property {Record<string, number[] | null>} values by series; null hides the series
 */

const tokens = { ...axisTokens, bar: '--ink-soft' };

/** @param {BarChartOptions} options @returns {import('chart.js').ChartConfiguration<'bar', number[], string>} */
function configuration({ xTitle, yTitle, formatY, series }) {
  const datasets = Object.values(series).map(({ label }) => ({
    label,
    data: /** @type {number[]} */ ([]),
    categoryPercentage: 0.84,
    barPercentage: 0.94,
  }));
  return {
    type: 'bar',
    data: { labels: [], datasets },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          title: { display: true, text: xTitle },
          border: { display: false },
          grid: { display: false },
          ticks: { maxRotation: 40, autoSkip: false },
        },
        y: {
          title: { display: true, text: yTitle },
          border: { display: false },
          beginAtZero: true,
          suggestedMax: 10, // keeps whole numbers on the axis even when all counts are small
          ticks: { maxTicksLimit: 5, precision: 0, callback: (value) => formatY(Number(value)) },
          afterFit: (scale) => {
            scale.width = rem(leftMarginRem);
          },
        },
      },
      plugins: {
        tooltip: {
          displayColors: false,
          callbacks: {
            title: (items) => items.slice(0, 1).map((item) => `${xTitle} ${item.label}`),
            label: (item) => `${item.dataset.label}: ${formatY(Number(item.parsed.y))}`,
          },
        },
      },
    },
  };
}

/** @param {any} chart @param {Record<keyof typeof tokens, string>} colours @param {BarSeries[]} series */
function paint(chart, colours, series) {
  const fills = {
    solid: () => colours.bar,
    striped: () => stripes(chart.ctx, colours.bar, rem(0.3125)),
    hollow: () => colours.paper,
  };
  chart.data.datasets.forEach((/** @type {any} */ bars, /** @type {number} */ i) => {
    Object.assign(bars, {
      backgroundColor: fills[series[i].fill](),
      borderColor: colours.bar,
      borderWidth: rem(0.0625),
    });
  });
  paintAxes(chart, colours);
}

/**
 * Creates a bar chart with grouped bars. The series differ in their fill pattern, not only in colour.
 * @param {HTMLCanvasElement} canvas
 * @param {BarChartOptions} options
 */
export function createBarChart(canvas, options) {
  const names = Object.keys(options.series);
  const chart = new Chart(canvas, configuration(options));

  return {
    /** @param {BarChartView} view */
    update({ labels, values }) {
      chart.data.labels = labels;
      chart.data.datasets.forEach((bars, i) => {
        const shown = values[names[i]];
        bars.data = shown ?? [];
        bars.hidden = !shown;
      });
      chart.update();
    },
    /** Reads the colours again after the theme has changed. */
    restyle() {
      const place = /** @type {HTMLElement} */ (canvas.parentElement);
      Object.assign(Chart.defaults.font, { family: getComputedStyle(place).fontFamily, size: rem(textRem) });
      paint(chart, resolveColours(place, tokens), Object.values(options.series));
      chart.update();
    },
    destroy: () => chart.destroy(),
  };
}
