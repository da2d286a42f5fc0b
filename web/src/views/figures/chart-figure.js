import { html } from 'lit-html';
import { createLineChart } from '../../charts/line-chart.js';
import { ownedElement } from '../page/owned-element.js';
import { whenThemeChanges } from '../page/theme.js';

/**
 * @template View
 * @typedef {{ view: View, label: string }} Drawing `label` describes the picture for screen readers; another picture
 *   comes in another `view`
 */

/**
 * Returns a function that creates the canvas of a chart. The chart is made when the canvas is first laid out, since it
 * needs the colours and the size of its place.
 * @template View
 * @param {string} testid
 * @param {(canvas: HTMLCanvasElement) => { update(view: View): void, restyle(): void, destroy(): void }} create
 */
export const chartCanvas = (testid, create) => () => {
  const canvas = document.createElement('canvas');
  canvas.role = 'img';
  canvas.dataset.testid = testid;
  /** @type {ReturnType<typeof create>|null} */
  let chart = null;
  /** @type {View|null} */
  let shown = null;
  let stopListening = () => {};
  let frame = 0;
  function createChart() {
    chart = create(canvas);
    chart.restyle();
    if (shown) chart.update(shown);
  }
  const laidOut = new ResizeObserver(() => {
    if (canvas.clientWidth === 0) return;
    laidOut.disconnect();
    // A chart resizes its canvas, which WebKit reports as an error if it happens while sizes are being observed.
    frame = requestAnimationFrame(createChart);
  });

  return {
    root: canvas,
    /** @param {Drawing<View>} drawing */
    update({ view, label }) {
      canvas.ariaLabel = label;
      if (view === shown) return;
      shown = view;
      chart?.update(view);
    },
    connected() {
      laidOut.observe(canvas);
      stopListening = whenThemeChanges(() => chart?.restyle());
    },
    disconnected() {
      laidOut.disconnect();
      cancelAnimationFrame(frame);
      stopListening();
      chart?.destroy();
      chart = null;
    },
  };
};

/**
 * @param {string} testid
 * @param {import('../../charts/line-chart.js').LineChartOptions} options
 */
export const lineChart = (testid, options) => chartCanvas(testid, (canvas) => createLineChart(canvas, options));

/**
 * Returns a figure with a title and a chart.
 * @param {string} title
 * @param {ReturnType<typeof lineChart>} chart
 * @param {Drawing<import('../../charts/line-chart.js').LineChartView> & { instead?: string, remark?: string, more?: unknown }} content
 *   `instead`: the text in place of a picture that has nothing to show; `remark`: next to the title; `more`: what is
 *   below the picture
 */
export const chartFigure = (title, chart, { instead = '', remark = '', more = '', ...drawing }) =>
  html`<figure class="chart">
    <figcaption>${title}<span class="note">${remark}</span></figcaption>
    <div class="chart-place">
      ${ownedElement(chart, drawing)}
      <div class="chart-empty" ?hidden=${instead === ''}><p>${instead}</p></div>
    </div>
    ${more}
  </figure>`;
