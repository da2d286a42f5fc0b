import './browser.css';
import { html } from 'lit-html';
import { createClassChart } from './class-chart.js';
import { elementOf } from '../controls/element-of.js';
import { createImageBrowser } from './image-browser.js';
import { createView } from '../page/renderer.js';
import { setCounts } from './set-counts.js';

/**
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** Creates the panel that shows the data: how many images each set has, and every image. @param {Actions} actions */
export function createPanel(actions) {
  const classChart = createClassChart();
  const browser = createImageBrowser(actions);
  return createView(elementOf(html`<div></div>`), (state) => {
    browser.update(state);
    return html`${setCounts(state)}
      <div class="data-view">${classChart(state)} ${browser.root}</div>`;
  });
}
