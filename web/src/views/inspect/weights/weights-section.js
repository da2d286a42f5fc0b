import { element, setAttribute, setText } from '../../controls/element.js';
import { formatCount } from '../../controls/format.js';
import { createThrottledQuery } from '../../../state/network/throttled-query.js';
import { createRadioRow } from '../../controls/radio-row.js';
import { createSignedLegend, paintSigned } from '../../figures/signed-colours.js';
import { formatSigned, largestMagnitude } from '../../figures/signed-scale.js';
import { whenThemeChanges } from '../../page/theme.js';
import { createActiveNetworkLayers } from './active-network-layers.js';
import { formatMoment } from '../training-step-label.js';
import { pictureLayout, pictureOf, picturedLayers, unitsAtATime } from './weight-pictures.js';
import './weights.css';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('./weight-pictures.js').PicturedLayer} PicturedLayer
 * @typedef {{ pictured: PicturedLayer, first: number, count: number }} Question
 * @typedef {import('../../../worker/protocol.js').UnitWeights} UnitWeights
 */

const shortestPauseMs = 250;

/**
 * Creates the section that shows what each unit of the first layer and each convolution kernel responds to, while they
 * are learned.
 * @param {Actions} actions
 */
export function createSection(actions) {
  const layers = createRadioRow({
    name: 'weights-layer',
    label: 'Layer',
    testid: 'weights-layer',
    choose: chooseLayer,
    wraps: true,
  });
  const scales = createRadioRow({
    name: 'weights-scale',
    label: 'Scale',
    testid: 'weights-scale',
    choose: chooseScale,
  });
  const legend = createSignedLegend('Weight');
  const described = element('span', { 'data-testid': 'weights-words' });
  const moment = element('span', { 'data-testid': 'weights-moment' });
  const words = element('p', { class: 'note' }, described, ' ', moment);
  const pictures = element('div', { class: 'weight-pictures', 'data-testid': 'weight-pictures' });
  const pager = createPager((page) => choosePage(page));
  const empty = element('p', { class: 'note' }, 'There is no network to look into yet. Press Start.');
  const controls = element('div', { class: 'weights-head' }, layers.root, scales.root, legend.root);
  const root = element(
    'section',
    { class: 'weights', 'aria-label': 'Weights' },
    controls,
    words,
    pictures,
    pager.root,
    empty,
  );

  /** @type {State|undefined} */
  let state;
  let chosen = '';
  let page = 0;
  let scale = 'layer';
  /** @type {{ weights: UnitWeights, question: Question }|null} */
  let shown = null;
  const paced = createThrottledQuery({
    ask: (/** @type {Question} */ { pictured, first, count }) =>
      actions.inspect.unitWeights(pictured.layer, first, count),
    show: (/** @type {UnitWeights|null} */ weights, question) => {
      shown = weights && { weights, question };
      draw();
    },
    shortestPause: shortestPauseMs,
  });
  const answering = createActiveNetworkLayers(actions, () => state && update(state));
  whenThemeChanges(draw);

  /** @param {string} layer */
  function chooseLayer(layer) {
    chosen = layer;
    choosePage(0);
  }

  /** @param {number} next */
  function choosePage(next) {
    page = next;
    if (state) update(state);
  }

  /** @param {string} next */
  function chooseScale(next) {
    scale = next;
    if (state) update(state);
    draw();
  }

  function draw() {
    if (!shown) return;
    const { weights, question } = shown;
    setText(moment, formatMoment(weights.step, state, 'Shown '));
    const { pictured, first, count } = question;
    const size = weights.values.length / count;
    const { width, height } = pictureLayout(pictured);
    keepPictures(pictures, count, pictured);
    legend.update(weights.largest);
    legend.root.hidden = scale !== 'layer';
    for (let k = 0; k < count; ++k) {
      const own = weights.values.subarray(k * size, (k + 1) * size);
      const largest = largestMagnitude(own);
      const item = /** @type {HTMLElement} */ (pictures.children[k]);
      const canvas = /** @type {HTMLCanvasElement} */ (item.firstElementChild);
      const picture = pictureOf(own, pictured);
      paintSigned(canvas, picture, {
        width,
        height,
        limit: scale === 'layer' ? weights.largest : largest,
        opacity: (place) => (Number.isNaN(picture[place]) ? 0 : 255),
      });
      const label = `${pictured.noun} ${first + k}`;
      setAttribute(
        canvas,
        'aria-label',
        `Weights of ${label}, from ${formatSigned(Math.min(...own))} to ${formatSigned(Math.max(...own))}`,
      );
      setText(
        /** @type {Element} */ (item.lastElementChild),
        scale === 'layer' ? String(first + k) : `${first + k}: ±${formatSigned(largest).slice(1) || '0'}`,
      );
    }
  }

  /** @param {State} next */
  function update(next) {
    state = next;
    const available = picturedLayers(answering.update(next));
    const pictured = available.find(({ layer }) => String(layer) === chosen) ?? available[0];
    empty.hidden = pictured !== undefined;
    for (const part of [controls, words, pictures, pager.root]) part.hidden = pictured === undefined;
    if (!pictured) return;
    layers.update(
      available.map(({ layer, label }) => ({ value: String(layer), label })),
      String(pictured.layer),
    );
    scales.update(
      [
        { value: 'layer', label: 'One scale for the layer' },
        { value: 'unit', label: 'One for each' },
      ],
      scale,
    );
    const atATime = unitsAtATime(pictured);
    pager.update(page, atATime, pictured);
    setText(described, format(pictured));
    const first = page * atATime;
    const count = Math.min(atATime, pictured.units - first);
    paced.update(next, { pictured, first, count }, [pictured.layer, pictured.label, first, count]);
  }
  return { root, update };
}

/** @param {PicturedLayer} pictured */
function format({ noun, side, maps, units }) {
  const each =
    noun === 'unit'
      ? 'its 28 × 28 incoming weights, each where its pixel is'
      : `its ${side} × ${side} kernel${maps > 1 ? ` for each of the ${maps} input maps, row by row` : ''}`;
  return `${formatCount(units)} ${noun}${units === 1 ? '' : 's'}; of each, ${each}. Ink where it is green speaks for the ${noun}, ink where it is purple against it.`;
}

/**
 * Adjusts the number of pictures in the list and keeps the existing ones.
 * @param {HTMLElement} list
 * @param {number} count
 * @param {PicturedLayer} pictured
 */
function keepPictures(list, count, pictured) {
  while (list.children.length > count) list.lastElementChild?.remove();
  while (list.children.length < count) {
    list.append(
      element('figure', {}, element('canvas', { class: 'weight-picture', role: 'img' }), element('figcaption', {})),
    );
  }
  const { columns } = pictureLayout(pictured);
  list.dataset.wide = String(columns > 1);
}

/** @param {(page: number) => void} choose */
function createPager(choose) {
  let page = 0;
  const earlier = element(
    'button',
    { type: 'button', class: 'button button-small', onclick: () => choose(page - 1) },
    'Earlier',
  );
  const later = element(
    'button',
    { type: 'button', class: 'button button-small', 'data-testid': 'weights-later', onclick: () => choose(page + 1) },
    'Later',
  );
  const place = element('span', { class: 'note' });
  const root = element('div', { class: 'weights-pager' }, earlier, place, later);
  return {
    root,
    /** @param {number} next @param {number} atATime @param {PicturedLayer} pictured */
    update(next, atATime, { units, noun }) {
      page = next;
      const first = page * atATime;
      earlier.disabled = page === 0;
      later.disabled = first + atATime >= units;
      setText(
        place,
        `${noun}s ${formatCount(first)} to ${formatCount(Math.min(first + atATime, units) - 1)} of ${formatCount(units)}`,
      );
      for (const button of [earlier, later]) button.hidden = units <= atATime;
    },
  };
}
