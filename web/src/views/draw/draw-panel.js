import { html } from 'lit-html';
import { activeModelOf } from '../../state/network/active-network.js';
import { elementOf } from '../controls/element-of.js';
import { termTemplate } from '../controls/term.js';
import { formatKeep } from '../data/data-text.js';
import { digitTemplate } from '../images/digit.js';
import { noticeList } from '../page/notices.js';
import { ownedElement } from '../page/owned-element.js';
import { createView } from '../page/renderer.js';
import { answerNote, certaintyOf, severalDigits } from './answer-text.js';
import { digitParts } from './digit-parts.js';
import { createDrawPad } from './draw-pad.js';
import { createExplanation, explanationTemplate } from './explanation.js';
import { createKeptImages } from './kept-images.js';
import { myDigits } from './my-digits.js';
import { outputsFigure } from './outputs.js';
import { createPictureInput } from './picture-input.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 *
 * @typedef {object} Local
 * @property {boolean} empty whether the pad is
 * @property {boolean} canRedo
 * @property {State['prediction']} outdated the prediction of what was on the pad before
 * @property {import('../data/data-text.js').Kept | null} kept what the drawing on the pad has been kept as
 * @property {string} pictureNote what has been done to the picture that is on the pad
 * @property {import('./kept-images.js').KeptImage[]} images the visitor's latest digits
 * @property {boolean} explains whether the explanation is unfolded
 * @property {import('./explanation.js').Explanation | null} explanation
 */

/** @type {Local} */
const emptyPad = {
  empty: true,
  canRedo: false,
  outdated: null,
  kept: null,
  pictureNote: '',
  images: [],
  explains: false,
  explanation: null,
};

/** Returns the kind of outputs to expect. @param {State} state */
const kindOf = (state) => (activeModelOf(state) ?? state.network)?.outputKind ?? 'activation';

/** Returns the template of the network's answer. @param {State} state @param {boolean} empty whether the pad is */
function answer(state, empty) {
  const digit = state.prediction?.digit ?? null;
  const name = digit === null ? '' : state.data.classNames[digit];
  const several = severalDigits(state);
  return html`<div class="answer">
    <p
      class="answer-digit"
      data-testid="prediction"
      aria-live="polite"
      data-value=${digit ?? ''}
      ?data-long=${several === '' && name.length > 2}
      ?data-unsure=${several === '' && certaintyOf(state) !== 'sure'}
    >
      ${several || name}
    </p>
    <p class="note answer-note">${answerNote(state, empty)}</p>
  </div>`;
}

/** Creates the panel in which the visitor draws a digit and sees the network's prediction. @param {Actions} actions */
export function createPanel(actions) {
  const pad = createDrawPad(padChanged);
  const picture = createPictureInput({
    put: pad.put,
    say: (pictureNote) => view.change({ pictureNote }),
  });
  const [createPad, createPicture] = [() => pad, () => picture];
  const keptImages = createKeptImages(actions, (images) => view.change({ images }));
  const explanation = createExplanation(actions, (found) => view.change({ explanation: found }));
  /** @type {State | undefined} */
  let state;
  /** The network that has been asked about what is on the pad. */
  let asked = /** @type {ReturnType<typeof activeModelOf>} */ (null);

  /** The frame of a drawing comes from the worker, a moment after the stroke. @param {State} shown @param {Local} local */
  const canKeep = ({ prediction }, { empty, kept, outdated }) =>
    !empty && !kept && prediction !== null && prediction !== outdated;

  /** @param {number} label */
  async function keep(label) {
    const frame = state?.prediction?.frame;
    if (!state || !frame || !canKeep(state, view.local())) return;
    const kept = { label, stored: /** @type {boolean | null} */ (null) };
    pad.finish();
    view.change({ kept });
    const stored = await actions.myDigits.add(frame, label);
    // By then there may be another drawing on the pad.
    if (view.local().kept === kept) view.change({ kept: { label, stored } });
  }

  function padChanged() {
    const empty = pad.isEmpty();
    const changes = { empty, canRedo: pad.canRedo(), kept: null, outdated: state?.prediction ?? null };
    view.change(empty ? { ...changes, pictureNote: '' } : changes);
    if (empty) actions.draw.clear();
    else ask();
  }

  function ask() {
    const { ink, width, height } = pad.ink();
    actions.draw.predict(ink, width, height, digitParts(ink, width, height));
  }

  /** @param {boolean} explains */
  function unfold(explains) {
    view.change({ explains });
    if (explains && state) explanation.update(state);
  }

  /** @param {string} testid @param {string} label @param {boolean} disabled @param {() => void} press */
  const button = (testid, label, disabled, press) =>
    html`<button type="button" class="button" data-testid=${testid} ?disabled=${disabled} @click=${press}>
      ${label}
    </button>`;

  /** Returns the template of the pad and its buttons. @param {Local} local */
  const padPlace = ({ empty, canRedo, pictureNote }) =>
    html`<div class="draw-place">
      <div class="draw-paper" @dragover=${picture.dragOver} @drop=${picture.drop}>
        ${ownedElement(createPad)}
        <p class="draw-invitation" aria-hidden="true" ?hidden=${!empty}>Draw a digit, 0 to 9</p>
      </div>
      <div class="draw-buttons">
        ${button('draw-clear', 'Clear', empty, pad.clear)} ${button('draw-undo', 'Undo', empty, pad.undo)}
        ${button('draw-redo', 'Redo', !canRedo, pad.redo)}
        <button
          type="button"
          class="button"
          data-testid="draw-picture"
          title="Choose a picture of a digit, paste one, or drop one on the pad"
          @click=${picture.choose}
        >
          Picture…
        </button>
        ${ownedElement(createPicture)}
      </div>
      <p class="note" role="status" data-testid="picture-note">${pictureNote}</p>
    </div>`;

  /** @param {State} shown @param {Local} local */
  function template(shown, local) {
    const { prediction, data } = shown;
    const kind = prediction?.outputs ? prediction.kind : kindOf(shown);
    return html`${noticeList(shown, 'draw', actions)}
      <div class="draw-panel">
        ${padPlace(local)}
        <div class="draw-reading">
          <figure class="frame">
            <div class="frame-place">
              ${digitTemplate({
                pixels: prediction?.frame ?? null,
                label: 'What the network sees: the drawing framed to 28 by 28 pixels',
              })}
            </div>
            <figcaption class="note">${termTemplate('frame', 'What it sees')}</figcaption>
          </figure>
          ${answer(shown, local.empty)} ${outputsFigure(prediction, kind, data.classNames)}
        </div>
        ${myDigits(shown, {
          canKeep: canKeep(shown, local),
          keep,
          note: formatKeep(shown, local.empty, local.kept),
          images: local.images,
          actions,
        })}
        ${explanationTemplate(local.explanation, {
          hidden: !prediction?.outputs,
          unfold,
          inspect: () => actions.settings.set('panel', 'inspect'),
        })}
      </div>`;
  }

  const view = createView(elementOf(html`<div></div>`), template, emptyPad);

  /** @param {State} next */
  function update(next) {
    state = next;
    view.update(next);
    void keptImages.update(next);
    if (view.local().explains) explanation.update(next);
    const active = activeModelOf(next);
    // When another network takes over, ask it about what is on the pad.
    if (active && active !== asked && !view.local().empty) ask();
    asked = active;
  }
  return { root: view.root, update };
}
