import './browser.css';
import { createClassChart } from './class-chart.js';
import { element } from '../controls/element.js';
import { createImageBrowser } from './image-browser.js';
import { createSetCounts } from './set-counts.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** Creates the panel that shows the data: how many images each set has, and every image. @param {Actions} actions */
export function createPanel(actions) {
  const counts = createSetCounts();
  const chart = createClassChart();
  const browser = createImageBrowser(actions);
  const root = element('div', {}, counts.root, element('div', { class: 'data-view' }, chart.root, browser.root));

  /** @param {State} state @param {State} [previous] */
  function update(state, previous) {
    if (state.data === previous?.data && state.settings === previous.settings) return;
    counts.update(state);
    chart.update(state, previous);
    browser.update(state);
  }
  return { root, update };
}
