import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { latestOnly } from '../../../state/latest-only.js';
import { createThrottledQuery } from '../../../state/network/throttled-query.js';
import { elementOf } from '../../controls/element-of.js';
import { formatCount } from '../../controls/format.js';
import { fullClassName } from '../../data/class-names.js';
import { createDrawPad } from '../../draw/draw-pad.js';
import { outputsFigure } from '../../draw/outputs.js';
import { digitTemplate } from '../../images/digit.js';
import { memoizeOne } from '../../page/memoize-one.js';
import { ownedElement } from '../../page/owned-element.js';
import { createView } from '../../page/renderer.js';
import { formatMoment } from '../training-step-label.js';
import { fitsGraph } from './graph-edges.js';
import { createGraphWeights } from './graph-weights.js';
import { layerCards } from './layer-cards.js';
import { networkGraph } from './network-graph.js';
import { createPickedImage } from './picked-image.js';
import { presentedOutputs, stagesOf } from './stages.js';
import { unitDrivers } from './unit-drivers.js';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('../../../worker/protocol.js').Asked} Asked
 * @typedef {import('../../../worker/protocol.js').Response} Response
 * @typedef {import('../../../worker/protocol.js').Unit} Unit
 * @typedef {import('./stages.js').Stage} Stage
 *
 * @typedef {{ pixels: Uint8Array, row: number, label: number }} Picked an image of the test set
 *
 * @typedef {object} Shown the network's response
 * @property {Response & Asked} response
 * @property {Stage[]} stages
 * @property {number[]} outputs
 * @property {number} digit that is predicted
 * @property {Unit} unit whose inputs are shown
 *
 * @typedef {object} Local
 * @property {Picked | 'pad' | null} input
 * @property {Shown | null} shown
 * @property {Float32Array[] | null} parameters of the stages, for the graph
 */

/** During training the pictures are updated at most this often. */
const shortestPauseMs = 250;

/**
 * Creates the section that shows every layer's response to a drawn or picked digit, updated while it is drawn.
 * @param {Actions} actions
 */
export function createSection(actions) {
  const pad = createDrawPad(padChanged, 'inspect-pad');
  const createPad = () => pad;
  const picked = createPickedImage(actions, showPicked);
  const weights = createGraphWeights(actions.inspect);
  const root = elementOf(
    html`<section class="activations" aria-label="Activations" data-testid="activations"></section>`,
  );
  /** @type {State | undefined} */
  let state;
  /** The unit that the visitor has chosen; until then the predicted digit's unit is shown. @type {Unit | null} */
  let chosen = null;
  /** @type {Unit} */
  let predicted = { layer: 0, place: 0 };
  let milliseconds = 0;

  const ask = latestOnly(async (/** @type {Picked | 'pad'} */ of) => {
    const unit = chosen ?? predicted;
    // Requested together, both are answered between the same two slices of training.
    const [response] = await Promise.all([
      of === 'pad' ? actions.inspect.respondToDrawing(pad.ink(), unit) : actions.inspect.respondTo(of.pixels, unit),
      view.local().parameters && bringWeights(view.local().shown?.stages ?? []),
    ]);
    milliseconds += response?.milliseconds ?? 0;
    if (response && view.local().input) await show(response, unit);
  });
  // A digit that the visitor draws or picks is answered at once. For the same digit, the question is repeated at a
  // limited rate while the network learns.
  const query = createThrottledQuery({
    async ask() {
      milliseconds = 0;
      await askAgain();
      return { milliseconds };
    },
    show() {},
    shortestPause: shortestPauseMs,
  });

  async function askAgain() {
    const { input } = view.local();
    if (input) await ask(input);
  }

  /** @param {Unit} unit */
  function choose(unit) {
    chosen = unit;
    void askAgain();
  }

  function padChanged() {
    const isDrawn = view.local().input === 'pad';
    if (pad.isEmpty()) return view.change(isDrawn ? { input: null, shown: null } : {});
    picked.forget();
    view.change({ input: 'pad' });
    void askAgain();
  }

  /** @param {Uint8Array} pixels @param {number} row @param {number} label */
  function showPicked(pixels, row, label) {
    view.change({ input: { pixels, row, label } });
    pad.clear();
    void askAgain();
  }

  /** @param {Response & Asked} response @param {Unit} unit */
  async function show(response, unit) {
    const outputs = presentedOutputs(response);
    const digit = outputs.indexOf(Math.max(...outputs));
    const stages = stagesOf(response);
    const fits = fitsGraph(response.layers);
    view.change({ shown: { response, stages, outputs, digit, unit }, parameters: fits ? weights.of(stages) : null });
    predicted = { layer: stages.at(-1)?.layer ?? 0, place: Math.max(0, digit) };
    if (fits && !weights.of(stages)) {
      await bringWeights(stages);
      view.change({ parameters: weights.of(stages) });
    }
    // If the prediction has changed since the request, ask again.
    if (!chosen && (predicted.layer !== unit.layer || predicted.place !== unit.place)) void askAgain();
  }

  /** Fetches the weights of the network that answers now. @param {Stage[]} stages */
  function bringWeights(stages) {
    return weights.bring(state?.run?.step ? state.run.step : (state?.model ?? state?.pretrained), stages);
  }

  const graphOf = memoizeOne(
    (
      /** @type {Shown} */ { response, stages, outputs },
      /** @type {Float32Array[]} */ parameters,
      /** @type {string[]} */ classNames,
    ) => ({ pixels: response.pixels, stages, parameters, outputs, classNames }),
  );

  /** @param {Shown} shown @param {Local['parameters']} parameters @param {string[]} classNames */
  const responses = (shown, parameters, classNames) =>
    html`<div class="activations-responses">
      ${parameters && networkGraph(graphOf(shown, parameters, classNames))}
      ${guard([shown], () => layerCards(shown.stages, shown.unit, choose))}
      ${guard([shown], () => unitDrivers(shown.stages, shown.unit, shown.response.drivers, choose))}
    </div>`;

  /** @param {State} current @param {Local} local */
  function template(current, { input, shown, parameters }) {
    const { classNames } = current.data;
    return html`<div class="activations-input">
        <div class="draw-paper">
          ${ownedElement(createPad)}
          <p class="draw-invitation" aria-hidden="true" ?hidden=${input === 'pad'}>Draw a digit, 0 to 9</p>
        </div>
        <div class="draw-buttons">
          <button type="button" class="button button-small" @click=${pad.clear}>Clear</button>
          ${picked.buttons(current)}
        </div>
        <div class="activations-frame">
          <div class="frame-place">
            ${digitTemplate({
              pixels: shown?.response.pixels ?? null,
              label: 'What the network sees, 28 by 28 pixels',
            })}
          </div>
          <p class="note" data-testid="activations-caption">${formatInput(input, classNames)}</p>
        </div>
        ${outputsFigure(shown, shown?.response.kind ?? 'probability', classNames)}
        <p class="note" data-testid="activations-moment">
          ${(shown && formatMoment(shown.response.step, current)) || '\u00a0'}
        </p>
      </div>
      <div>
        ${
          shown
            ? responses(shown, parameters, classNames)
            : html`<p class="note activations-waiting">Draw a digit, or press “Random test image”.</p>`
        }
      </div>`;
  }

  const view = createView(root, template, /** @type {Local} */ ({ input: null, shown: null, parameters: null }));

  /** @param {State} next */
  function update(next) {
    state = next;
    const { input } = view.local();
    view.update(next);
    picked.update(next, input !== 'pad');
    if (input) query.update(next, null);
  }
  return { root, update };
}

/** @param {Local['input']} input @param {string[]} classNames */
function formatInput(input, classNames) {
  if (!input) return '\u00a0';
  return input === 'pad'
    ? 'What the network sees of the drawing.'
    : `Row ${formatCount(input.row + 1)} of the test set, labelled ${fullClassName(classNames, input.label)}.`;
}
