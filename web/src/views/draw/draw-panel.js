import { answerNote, certaintyOf, severalDigits } from './answer-text.js';
import { activeModelOf } from '../../state/network/active-network.js';
import { formatKeep } from '../data/data-text.js';
import { createDigitCanvas } from '../images/digit-canvas.js';
import { digitParts } from './digit-parts.js';
import { createDrawPad } from './draw-pad.js';
import { element, setText } from '../controls/element.js';
import { createExplanation } from './explanation.js';
import { createMyDigits } from './my-digits.js';
import { createNoticeList } from '../page/notices.js';
import { createOutputs } from './outputs.js';
import { createPictureInput } from './picture-input.js';
import { term } from '../controls/term.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** @param {State} state */
const kindOf = (state) =>
  (activeModelOf(state) ?? state.network)?.loss === 'cross-entropy' ? 'probability' : 'activation';

/** Creates the panel in which the visitor draws a digit and sees the network's prediction. @param {Actions} actions */
export function createPanel(actions) {
  const notices = createNoticeList('draw', actions);
  const pad = createDrawPad(padChanged);
  const frame = createDigitCanvas({ 'aria-label': 'What the network sees: the drawing framed to 28 by 28 pixels' });
  const digit = element('p', {
    class: 'answer-digit',
    'data-testid': 'prediction',
    'aria-live': 'polite',
    'data-value': '',
  });
  const note = element('p', { class: 'note answer-note' });
  const outputs = createOutputs();
  const explanation = createExplanation(actions);
  const mine = createMyDigits(actions, keep);
  const invitation = element('p', { class: 'draw-invitation', 'aria-hidden': 'true' }, 'Draw a digit, 0 to 9');
  const clear = element(
    'button',
    { type: 'button', class: 'button', 'data-testid': 'draw-clear', onclick: () => pad.clear() },
    'Clear',
  );
  const undo = element(
    'button',
    { type: 'button', class: 'button', 'data-testid': 'draw-undo', onclick: () => pad.undo() },
    'Undo',
  );
  const redo = element(
    'button',
    { type: 'button', class: 'button', 'data-testid': 'draw-redo', onclick: () => pad.redo() },
    'Redo',
  );
  const paper = element('div', { class: 'draw-paper' }, pad.canvas, invitation);
  const picture = createPictureInput(paper, { put: pad.put, say: sayOfPicture });
  const pictureNote = element('p', { class: 'note', role: 'status', 'data-testid': 'picture-note' });
  const root = element(
    'div',
    {},
    notices.root,
    element(
      'div',
      { class: 'draw-panel' },
      element(
        'div',
        { class: 'draw-place' },
        paper,
        element('div', { class: 'draw-buttons' }, clear, undo, redo, ...picture.root),
        pictureNote,
      ),
      element(
        'div',
        { class: 'draw-reading' },
        element(
          'figure',
          { class: 'frame' },
          element('div', { class: 'frame-place' }, frame.canvas),
          element('figcaption', { class: 'note' }, term('frame', 'What it sees')),
        ),
        element('div', { class: 'answer' }, digit, note),
        outputs.root,
      ),
      mine.root,
      explanation.root,
    ),
  );
  /** @type {State | undefined} */
  let shown;
  /** What the drawing on the pad has been kept as. @type {import('../data/data-text.js').Kept | null} */
  let kept = null;
  /** Whether the worker's answer is to what is on the pad now. */
  let answered = false;
  /** What has been done to the picture that is on the pad; it is gone with the picture. */
  let pictureWords = '';

  /** @param {string} text */
  function sayOfPicture(text) {
    pictureWords = text;
    setText(pictureNote, text);
  }

  /** @param {number} label */
  async function keep(label) {
    const frame = shown?.prediction?.frame;
    if (!shown || !frame || !answered || kept) return;
    const keeping = { label, stored: /** @type {boolean | null} */ (null) };
    kept = keeping;
    pad.finish();
    showPad(shown);
    keeping.stored = await actions.myDigits.add(frame, label);
    // By then there may be another drawing on the pad.
    showPad(shown);
  }

  function padChanged() {
    const empty = pad.isEmpty();
    kept = null;
    answered = false;
    if (empty && pictureWords) sayOfPicture('');
    if (empty) actions.draw.clear();
    else ask();
    if (shown) showPad(shown);
  }

  function ask() {
    const { ink, width, height } = pad.ink();
    actions.draw.predict(ink, width, height, digitParts(ink, width, height));
  }

  /** @param {State} state */
  function showPad(state) {
    const empty = pad.isEmpty();
    invitation.hidden = !empty;
    clear.disabled = empty;
    undo.disabled = empty;
    redo.disabled = !pad.canRedo();
    setText(note, answerNote(state, empty));
    // The frame of a drawing comes from the worker, a moment after the stroke.
    mine.offer(!empty && !kept && answered, formatKeep(state, empty, kept));
  }

  /** @param {State} state */
  function showPrediction(state) {
    const { prediction, data } = state;
    const answer = prediction?.digit ?? null;
    const name = answer === null ? '' : data.classNames[answer];
    const several = severalDigits(state);
    setText(digit, several || name);
    digit.toggleAttribute('data-long', several === '' && name.length > 2);
    digit.toggleAttribute('data-unsure', several === '' && certaintyOf(state) !== 'sure');
    digit.dataset.value = answer === null ? '' : String(answer);
    frame.show(prediction?.frame ?? null);
    outputs.update(prediction, kindOf(state));
    explanation.update(state);
  }

  /** @param {State} state @param {State} [previous] */
  function update(state, previous) {
    shown = state;
    notices.update(state, previous);
    mine.update(state, previous);
    if (state.prediction !== previous?.prediction) answered = state.prediction !== null;
    const renamed = state.data.classNames !== previous?.data.classNames;
    if (renamed) outputs.rename(state.data.classNames);
    if (renamed || state.prediction !== previous?.prediction || state.network !== previous?.network)
      showPrediction(state);
    const activeChanged = activeModelOf(state) !== (previous && activeModelOf(previous));
    if (renamed || activeChanged || state.run !== previous?.run || state.prediction !== previous?.prediction)
      showPad(state);
    // When another network takes over, ask it about what is on the pad.
    if (activeChanged && activeModelOf(state) && !pad.isEmpty()) ask();
  }
  return { root, update };
}
