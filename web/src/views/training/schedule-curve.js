import { html, nothing, svg } from 'lit-html';
import { tuningKeys } from '../../config/method-controls.js';
import { elementOf } from '../controls/element-of.js';
import { createView } from '../page/renderer.js';
import { formatSchedule } from './method-text.js';
import { acrossOf, curvePath, markOf, plot, describeRate, upOf } from './schedule-geometry.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

const points = 401;
const { width, height, left, right, top, bottom } = plot;

/** @param {State} state */
function markTemplate({ run, pendingReset, settings }) {
  if (!run || pendingReset) return nothing;
  const { x, y } = markOf(run, settings.lr);
  return svg`<g class="schedule-mark">
    <line x1=${x} x2=${x} y1=${top} y2=${bottom}></line>
    <circle r="4.5" cx=${x} cy=${y}></circle>
  </g>`;
}

/** @param {State} state @param {string} path */
function curveTemplate(state, path) {
  const { lr, epochs } = state.settings;
  const label = `Learning rate over ${epochs} epochs: ${formatSchedule(state)}, at most ${describeRate(lr)}`;
  const gridLine = (/** @type {number} */ factor) =>
    svg`<line class="schedule-grid" x1=${left} x2=${right} y1=${upOf(factor)} y2=${upOf(factor)}></line>`;
  const rateLabel = (/** @type {number} */ factor) =>
    svg`<text x=${left - 6} y=${upOf(factor) + 4} text-anchor="end">${describeRate(lr * factor)}</text>`;
  return html`<svg
    class="schedule-curve"
    viewBox="0 0 ${width} ${height}"
    role="img"
    data-testid="schedule-curve"
    aria-label=${label}
  >
    ${[0, 0.5, 1].map(gridLine)}
    <path class="schedule-line" d=${path}></path>
    ${markTemplate(state)} ${[1, 0.5, 0].map(rateLabel)}
    <text x=${left} y=${bottom + 15}>0</text>
    <text x=${right} y=${bottom + 15} text-anchor="end">${epochs}</text>
    <text x=${acrossOf(0.5)} y=${bottom + 30} text-anchor="middle">Epoch</text>
    <text x="9" y=${(top + bottom) / 2} text-anchor="middle" transform="rotate(-90 9 ${(top + bottom) / 2})">
      Learning rate
    </text>
  </svg>`;
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
