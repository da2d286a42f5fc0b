import './nudge.css';
import { html, svg } from 'lit-html';
import { formatCount } from '../controls/format.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../worker/protocol.js').Nudge} Nudge
 */

const plot = { width: 220, height: 96, left: 40, right: 180, middle: 48, reach: 36 };

/**
 * Names a parameter by its place among all parameters and by its layer.
 * @param {number} parameter counted from 0
 * @param {import('../../worker/protocol.js').NetworkDescription} network
 */
export function describeParameter(parameter, { layers, parameters }) {
  let first = 0;
  const layer = layers.find((each) => {
    first += each.parameters;
    return parameter < first;
  });
  const place = `Parameter ${formatCount(parameter + 1)} of ${formatCount(parameters)}`;
  return layer ? `${place}, in ${layer.name}` : place;
}

/** @param {number} value */
const short = (value) => Number(value.toPrecision(3)).toString().replace('-', '−');

/** Creates the picture of the weight that is being nudged, the loss before and after, and the slope between them. */
export function createNudgePicture() {
  /** The largest change of the loss so far in this step, which keeps the picture's scale calm. */
  let most = 0;
  let last = 0;

  /** @param {Nudge} nudge */
  function drawing({ before, after }) {
    const change = after - before;
    const rise = most > 0 ? (change / most) * plot.reach : 0;
    const [from, to] = [plot.middle + rise / 2, plot.middle - rise / 2];
    return html`<svg viewBox="0 0 ${plot.width} ${plot.height}" class="nudge-plot" aria-hidden="true">
      ${svg`<line class="nudge-level" x1=${plot.left} x2=${plot.right} y1=${from} y2=${from} />
      <line class="nudge-secant" x1=${plot.left} x2=${plot.right} y1=${from} y2=${to} />
      <circle cx=${plot.left} cy=${from} r="4" />
      <circle cx=${plot.right} cy=${to} r="4" />
      <text x=${plot.left} y=${plot.height - 4}>w</text>
      <text x=${plot.right} y=${plot.height - 4}>w + h</text>`}
    </svg>`;
  }

  return (/** @type {State} */ { nudge, network }) => {
    if (!nudge || !network)
      return html`<p class="note">
        Here you see each weight and bias as it is nudged, and what that does to the loss.
      </p>`;
    const { parameter, before, after, width } = nudge;
    if (parameter < last) most = 0;
    last = parameter;
    most = Math.max(most, Math.abs(after - before));
    const slope = (after - before) / width;
    return html`${drawing(nudge)}
      <dl class="nudge-numbers">
        <div>
          <dt>Nudged now</dt>
          <dd data-testid="nudged">${describeParameter(parameter, network)}</dd>
        </div>
        <div>
          <dt>Loss before</dt>
          <dd>${before.toPrecision(9)}</dd>
        </div>
        <div>
          <dt>Loss after</dt>
          <dd>${after.toPrecision(9)}</dd>
        </div>
        <div>
          <dt>Slope</dt>
          <dd>${short(slope)}</dd>
        </div>
      </dl>`;
  };
}
