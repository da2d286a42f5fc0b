import { createLineChart } from '../../charts/line-chart.js';
import { element, setAttribute, setText } from '../controls/element.js';
import { whenThemeChanges } from '../page/theme.js';

/**
 * Creates a chart of the visitor's current run for a chapter.
 *
 * @typedef {import('../../charts/line-chart.js').Curve} Curve
 * @param {{ label: string, invitation: string, options: import('../../charts/line-chart.js').LineChartOptions }} parts
 */
export function createLiveCurves({ label, invitation, options }) {
  const canvas = element('canvas', { role: 'img', 'aria-label': label });
  const words = element('p', {}, invitation);
  const empty = element('div', { class: 'chart-empty' }, words);
  const root = element('div', { class: 'chart-place lesson-chart' }, canvas, empty);
  const chart = createLineChart(canvas, options);
  whenThemeChanges(() => root.isConnected && chart.restyle());
  let styled = false;
  return {
    root,
    /** @param {string} xTitle @param {Curve[]} curves @param {string} description the same in words */
    update(xTitle, curves, description) {
      if (!styled) chart.restyle();
      styled = true;
      empty.hidden = curves.some(({ points }) => points.length > 0);
      setText(words, invitation);
      setAttribute(canvas, 'aria-label', `${label}. ${description}`);
      chart.update({ xTitle, curves });
    },
  };
}
