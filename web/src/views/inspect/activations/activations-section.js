import { latestOnly } from '../../../state/latest-only.js';
import { fullClassName } from '../../data/class-names.js';
import { createDigitCanvas } from '../../images/digit-canvas.js';
import { createDrawPad } from '../../draw/draw-pad.js';
import { element, setText } from '../../controls/element.js';
import { formatCount } from '../../controls/format.js';
import { createOutputs } from '../../draw/outputs.js';
import { createThrottledQuery } from '../../../state/network/throttled-query.js';
import { formatMoment } from '../training-step-label.js';
import { fitsGraph } from './graph-edges.js';
import { createGraphWeights } from './graph-weights.js';
import { createLayerCards } from './layer-cards.js';
import { createNetworkGraph } from './network-graph.js';
import { createPickedImage } from './picked-image.js';
import { presentedOutputs, stagesOf } from './stages.js';
import { createUnitDrivers } from './unit-drivers.js';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('../../../worker/protocol.js').Asked} Asked
 * @typedef {import('../../../worker/protocol.js').Response} Response
 * @typedef {import('../../../worker/protocol.js').Unit} Unit
 */

/** During training the pictures are updated at most this often. */
const shortestPauseMs = 250;

/**
 * Creates the section that shows every layer's response to a drawn or picked digit, updated while it is drawn.
 * @param {Actions} actions
 */
export function createSection(actions) {
  const pad = createDrawPad(() => padChanged(), 'inspect-pad');
  const picked = createPickedImage(actions, (pixels, row, label) => showPicked(pixels, row, label));
  const frame = createDigitCanvas({ 'aria-label': 'What the network sees, 28 by 28 pixels' });
  const caption = element('p', { class: 'note', 'data-testid': 'activations-caption' });
  const moment = element('p', { class: 'note', 'data-testid': 'activations-moment' }, '\u00a0');
  const invitation = element('p', { class: 'draw-invitation', 'aria-hidden': 'true' }, 'Draw a digit, 0 to 9');
  const clear = element(
    'button',
    { type: 'button', class: 'button button-small', onclick: () => pad.clear() },
    'Clear',
  );
  const outputs = createOutputs();
  const cards = createLayerCards((stage, place) => choose({ layer: stages[stage].layer, place }));
  const drivers = createUnitDrivers(choose);
  const graph = createNetworkGraph();
  const weights = createGraphWeights(actions.inspect);
  const waiting = element('p', { class: 'note activations-waiting' }, 'Draw a digit, or press “Random test image”.');
  const responses = element(
    'div',
    { class: 'activations-responses', hidden: true },
    graph.root,
    cards.root,
    drivers.root,
  );
  const root = element(
    'section',
    { class: 'activations', 'aria-label': 'Activations', 'data-testid': 'activations' },
    element(
      'div',
      { class: 'activations-input' },
      element('div', { class: 'draw-paper' }, pad.canvas, invitation),
      element('div', { class: 'draw-buttons' }, clear, ...picked.buttons),
      element('div', { class: 'activations-frame' }, element('div', { class: 'frame-place' }, frame.canvas), caption),
      outputs.root,
      moment,
    ),
    element('div', {}, waiting, responses),
  );

  /** @type {State | undefined} */
  let state;
  /** @type {{ pixels: Uint8Array } | 'pad' | null} */
  let input = null;
  /** Null means: the unit of the predicted digit. @type {Unit | null} */
  let chosen = null;
  /** @type {import('./stages.js').Stage[]} */
  let stages = [];
  /** @type {Unit} */
  let asked = { layer: 0, place: 0 };
  let milliseconds = 0;

  const ask = latestOnly(async (/** @type {Exclude<typeof input, null>} */ of) => {
    const unit = chosen ?? asked;
    // Requested together, both are answered between the same two slices of training.
    const [response] = await Promise.all([
      of === 'pad' ? actions.inspect.respondToDrawing(pad.ink(), unit) : actions.inspect.respondTo(of.pixels, unit),
      graph.root.hidden ? null : bringWeights(),
    ]);
    milliseconds += response?.milliseconds ?? 0;
    if (response && input) await show(response, unit);
  });
  // A digit that the visitor draws or picks is answered at once. For the same digit, the question is repeated at a
  // limited rate while the network learns.
  const paced = createThrottledQuery({
    async ask() {
      milliseconds = 0;
      await askAgain();
      return { milliseconds };
    },
    show() {},
    shortestPause: shortestPauseMs,
  });

  async function askAgain() {
    if (input) await ask(input);
  }

  /** @param {Unit} unit */
  function choose(unit) {
    chosen = unit;
    void askAgain();
  }

  function padChanged() {
    invitation.hidden = !pad.isEmpty();
    if (pad.isEmpty()) {
      if (input === 'pad') showNothing();
      return;
    }
    input = 'pad';
    picked.forget();
    setText(caption, 'What the network sees of the drawing.');
    void askAgain();
  }

  /** @param {Uint8Array} pixels @param {number} row @param {number} label */
  function showPicked(pixels, row, label) {
    input = { pixels };
    pad.clear();
    setText(
      caption,
      `Row ${formatCount(row + 1)} of the test set, labelled ${fullClassName(state?.data.classNames ?? [], label)}.`,
    );
    void askAgain();
  }

  function showNothing() {
    input = null;
    responses.hidden = true;
    waiting.hidden = false;
    frame.show(null);
    setText(caption, '\u00a0');
    outputs.update(null, 'probability');
  }

  /** @param {Response & Asked} response @param {Unit} unit */
  async function show(response, unit) {
    const presented = presentedOutputs(response);
    const digit = presented.indexOf(Math.max(...presented));
    stages = stagesOf(response);
    const answer = { layer: stages.at(-1)?.layer ?? 0, place: Math.max(0, digit) };
    responses.hidden = false;
    waiting.hidden = true;
    frame.show(response.pixels);
    outputs.update({ digit, outputs: presented, kind: response.kind, frame: response.pixels }, response.kind);
    setText(moment, formatMoment(response.step, state) || '\u00a0');
    cards.update(stages, unit);
    drivers.update(stages, unit, response.drivers);
    await showGraph(response, presented);
    root.dataset.shown = String(Number(root.dataset.shown ?? 0) + 1);
    // Until the visitor chooses a unit, the predicted digit's unit is shown. If the prediction has changed since the
    // request, ask again.
    if (!chosen && (answer.layer !== unit.layer || answer.place !== unit.place)) {
      asked = answer;
      void askAgain();
    }
  }

  /** @param {Response} response @param {number[]} presented */
  async function showGraph({ layers, pixels }, presented) {
    const fits = fitsGraph(layers);
    graph.root.hidden = !fits;
    if (!fits || !state) return;
    if (!weights.of(stages)) await bringWeights();
    const parameters = weights.of(stages);
    if (!parameters) return;
    graph.update({ pixels, stages, parameters, outputs: presented, classNames: state.data.classNames });
  }

  /** Fetches the weights of the network that answers now. */
  function bringWeights() {
    return weights.bring(state?.run?.step ? state.run.step : (state?.model ?? state?.pretrained), stages);
  }

  /** @param {State} next @param {State} [previous] */
  function update(next, previous) {
    state = next;
    if (next.data.classNames !== previous?.data.classNames) outputs.rename(next.data.classNames);
    picked.update(next, input !== 'pad');
    if (input) paced.update(next, null);
  }
  showNothing();
  return { root, update };
}
