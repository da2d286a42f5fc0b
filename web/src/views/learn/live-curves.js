import { html } from 'lit-html';
import { ownedElement } from '../page/owned-element.js';

/**
 * Returns a chart of the visitor's current run for a chapter.
 * @param {ReturnType<typeof import('../figures/chart-figure.js').lineChart>} chart
 * @param {import('../figures/chart-figure.js').Drawing<import('../../charts/line-chart.js').LineChartView>} drawing
 * @param {string} invitation shown as long as there is no curve
 */
export const chartWithInvitation = (chart, drawing, invitation) =>
  html`<div class="chart-place lesson-chart">
    ${ownedElement(chart, drawing)}
    <div class="chart-empty" ?hidden=${drawing.view.curves.some(({ points }) => points.length > 0)}>
      <p>${invitation}</p>
    </div>
  </div>`;
