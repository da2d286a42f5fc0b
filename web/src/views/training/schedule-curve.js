import { html, nothing, svg } from 'lit-html';
import { plot } from '../../charts/plot.js';
import { tuningKeys } from '../../config/method-controls.js';
import { elementOf } from '../controls/element-of.js';
import { createView } from '../page/renderer.js';
import { describeRate, formatSchedule } from './method-text.js';
import { axesOf, curvePath, frame, markOf } from './schedule-geometry.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

const points = 401;

/** @param {State} state */
function markTemplate({ run, pendingReset, settings }) {
  if (!run || pendingReset) return nothing;
  const { x, y } = markOf(run, settings.lr);
  return svg`<g class="schedule-mark">
    <line x1=${x} x2=${x} y1=${frame.top} y2=${frame.bottom}></line>
    <circle r="4.5" cx=${x} cy=${y}></circle>
  </g>`;
}

/** @param {State} state @param {string} path */
function curveTemplate(state, path) {
  const { lr, epochs } = state.settings;
  return plot({
    frame,
    ...axesOf(state.settings),
    label: `Learning rate over ${epochs} epochs: ${formatSchedule(state)}, at most ${describeRate(lr)}`,
    testid: 'schedule-curve',
    look: 'schedule-plot',
    verticals: false,
    marks: svg`<path class="schedule-line" d=${path}></path>${markTemplate(state)}`,
  });
}

/**
 * Creates the curve of the learning rate over the run, as the core computes it, with a mark at the run's current
 * position.
 * @param {Actions['settings']['scheduleCurve']} scheduleCurve
 */
export function createScheduleCurve(scheduleCurve) {
  let requestedFor = '';
  const view = createView(elementOf(html`<div></div>`), (state, { path }) => curveTemplate(state, path), { path: '' });

  /** @param {State} state */
  async function request({ settings, backend }) {
    const key = [settings.schedule, settings.epochs, ...tuningKeys.map((name) => settings[name])].join();
    if (key === requestedFor || !backend) return;
    requestedFor = key;
    const factors = await scheduleCurve(points);
    if (key !== requestedFor) return;
    if (factors) view.change({ path: curvePath(factors) });
    else requestedFor = '';
  }

  return {
    root: view.root,
    /** @param {State} state */
    update(state) {
      void request(state);
      view.update(state);
    },
  };
}
