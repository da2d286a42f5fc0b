import './weights.css';
import { html } from 'lit-html';
import { createThrottledQuery } from '../../../state/network/throttled-query.js';
import { elementOf } from '../../controls/element-of.js';
import { formatCount } from '../../controls/format.js';
import { radioRow } from '../../controls/radio-row.js';
import { createSignedCanvas } from '../../figures/signed-canvas.js';
import { signedLegend } from '../../figures/signed-colours.js';
import { formatSigned, largestMagnitude } from '../../figures/signed-scale.js';
import { memoizeOne } from '../../page/memoize-one.js';
import { ownedElement } from '../../page/owned-element.js';
import { createView } from '../../page/renderer.js';
import { formatMoment } from '../training-step-label.js';
import { createActiveNetworkLayers } from './active-network-layers.js';
import { pictureLayout, pictureOf, picturedLayers, unitsAtATime } from './weight-pictures.js';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('./weight-pictures.js').PicturedLayer} PicturedLayer
 * @typedef {import('../../../worker/protocol.js').UnitWeights} UnitWeights
 * @typedef {{ pictured: PicturedLayer, first: number, count: number }} Question
 * @typedef {{ weights: UnitWeights, question: Question }} Answered
 *
 * @typedef {object} Local
 * @property {PicturedLayer[]} available layers of the network that answers
 * @property {string} chosen layer; '' for the first
 * @property {number} page of its units
 * @property {string} scale
 * @property {Answered|null} answered
 */

const shortestPauseMs = 250;
const scales = [
  { value: 'layer', label: 'One scale for the layer' },
  { value: 'unit', label: 'One for each' },
];

/** @param {Local} local */
const picturedOf = ({ available, chosen }) => available.find(({ layer }) => String(layer) === chosen) ?? available[0];

/** Returns which units are shown. @param {PicturedLayer} pictured @param {number} page @returns {Question} */
function questionOf(pictured, page) {
  const atATime = unitsAtATime(pictured);
  const first = page * atATime;
  return { pictured, first, count: Math.min(atATime, pictured.units - first) };
}

/** Returns the pictures of the units. @param {Answered} answered @param {string} scale */
function picturesOf({ weights, question: { pictured, first, count } }, scale) {
  const size = weights.values.length / count;
  const { width, height } = pictureLayout(pictured);
  return Array.from({ length: count }, (_, k) => {
    const own = weights.values.subarray(k * size, (k + 1) * size);
    const largest = largestMagnitude(own);
    const values = pictureOf(own, pictured);
    const [low, high] = [formatSigned(Math.min(...own)), formatSigned(Math.max(...own))];
    return {
      caption: scale === 'layer' ? String(first + k) : `${first + k}: ±${formatSigned(largest).slice(1) || '0'}`,
      picture: {
        values,
        width,
        height,
        limit: scale === 'layer' ? weights.largest : largest,
        opacity: (/** @type {number} */ place) => (Number.isNaN(values[place]) ? 0 : 255),
        look: 'weight-picture',
        aspect: `${width} / ${height}`,
        label: `Weights of ${pictured.noun} ${first + k + 1}, from ${low} to ${high}`,
      },
    };
  });
}

/** @param {PicturedLayer} pictured */
function describeLayer({ noun, side, maps, units }) {
  const each =
    noun === 'unit'
      ? 'its 28 × 28 incoming weights, each at the place of its pixel'
      : `its ${side} × ${side} kernel${maps > 1 ? ` for each of the ${maps} input maps, row by row` : ''}`;
  return `${formatCount(units)} ${noun}${units === 1 ? '' : 's'}; each picture shows ${each}. Ink on green raises the ${noun}’s output, ink on purple lowers it.`;
}

/** @param {Question} question @param {(by: number) => void} turn */
function pager({ pictured: { units, noun }, first, count }, turn) {
  if (count === units)
    return html`<div class="weights-pager">
      <span class="note">${`${noun}s 1 to ${formatCount(units)}`}</span>
    </div>`;
  return html`<div class="weights-pager">
    <button type="button" class="button button-small" ?disabled=${first === 0} @click=${() => turn(-1)}>Earlier</button>
    <span class="note"
      >${`${noun}s ${formatCount(first + 1)} to ${formatCount(first + count)} of ${formatCount(units)}`}</span
    >
    <button
      type="button"
      class="button button-small"
      data-testid="weights-later"
      ?disabled=${first + count >= units}
      @click=${() => turn(1)}
    >
      Later
    </button>
  </div>`;
}

/**
 * Creates the section that shows what each unit of the first layer and each convolution kernel responds to, while they
 * are learned.
 * @param {Actions} actions
 */
export function createSection(actions) {
  const root = elementOf(html`<section class="weights" aria-label="Weights"></section>`);
  const pictures = memoizeOne(picturesOf);
  const query = createThrottledQuery({
    ask: (/** @type {Question} */ { pictured, first, count }) =>
      actions.inspect.unitWeights(pictured.layer, first, count),
    show: (/** @type {UnitWeights|null} */ weights, question) =>
      view.change({ answered: weights && { weights, question } }),
    shortestPause: shortestPauseMs,
  });
  const layersRow = {
    name: 'weights-layer',
    label: 'Layer',
    testid: 'weights-layer',
    wraps: true,
    choose: (/** @type {string} */ chosen) => choose({ chosen, page: 0 }),
  };
  const scaleRow = {
    name: 'weights-scale',
    label: 'Scale',
    testid: 'weights-scale',
    choose: (/** @type {string} */ scale) => view.change({ scale }),
  };
  /** The state that the view shows: there is one before anything can be chosen. @type {State} */
  let state;
  const answering = createActiveNetworkLayers(actions, () => update(state));

  /** @param {Partial<Local>} change */
  function choose(change) {
    view.change(change);
    update(state);
  }

  /** @param {Answered} answered @param {string} scale */
  const pictureList = (answered, scale) =>
    html`<div
      class="weight-pictures"
      data-testid="weight-pictures"
      data-wide=${pictureLayout(answered.question.pictured).columns > 1}
    >
      ${pictures(answered, scale).map(
        ({ picture, caption }) =>
          html`<figure>
            ${ownedElement(createSignedCanvas, picture)}
            <figcaption>${caption}</figcaption>
          </figure>`,
      )}
    </div>`;

  const view = createView(
    root,
    (shown, /** @type {Local} */ local) => {
      const { available, answered, scale, page } = local;
      const pictured = picturedOf(local);
      if (!pictured) return html`<p class="note">There is no network to look into yet. Press Start.</p>`;
      const layers = available.map(({ layer, label }) => ({ value: String(layer), label }));
      const moment = answered ? formatMoment(answered.weights.step, shown, 'Shown ') : '';
      return html`<div class="weights-head">
          ${radioRow(layersRow, layers, String(pictured.layer))} ${radioRow(scaleRow, scales, scale)}
          ${scale === 'layer' && answered ? signedLegend('Weight', answered.weights.largest) : ''}
        </div>
        <p class="note">
          <span data-testid="weights-words">${describeLayer(pictured)}</span>
          <span data-testid="weights-moment">${moment}</span>
        </p>
        ${answered ? pictureList(answered, scale) : ''}
        ${pager(questionOf(pictured, page), (by) => choose({ page: view.local().page + by }))}`;
    },
    /** @type {Local} */ ({ available: [], chosen: '', page: 0, scale: 'layer', answered: null }),
  );
  const available = memoizeOne(picturedLayers);

  /** @param {State} next */
  function update(next) {
    state = next;
    const layers = available(answering.update(next));
    // Another network has fewer pages, perhaps.
    if (layers !== view.local().available) view.change({ available: layers, page: 0 });
    view.update(next);
    const pictured = picturedOf(view.local());
    if (!pictured) return;
    const question = questionOf(pictured, view.local().page);
    query.update(next, question, [pictured.layer, pictured.label, question.first, question.count]);
  }
  return { root, update };
}
