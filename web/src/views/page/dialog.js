import { html } from 'lit-html';
import { elementOf } from '../controls/element-of.js';
import { rememberFocus } from './focus.js';
import { createView } from './renderer.js';

/** @typedef {import('../../state/reducer.js').State} State */

/** @param {Event} event */
function closeAround({ target }) {
  /** @type {Element} */ (target).closest('dialog')?.close();
}

/** Returns the button that closes the dialog it is in. */
export const closeButton = () =>
  html`<button type="button" class="button-quiet large-view-close" aria-label="Close" @click=${closeAround}>×</button>`;

/**
 * Creates a modal dialog whose content is a function of the state, rendered only while it is open. A press on the
 * backdrop closes it, and the focus returns to where it was, or close to it if that is gone.
 * @template {object} [L=object]
 * @param {import('lit-html').TemplateResult} frame the empty `<dialog>` with its attributes
 * @param {(state: State, local: L) => unknown} template
 * @param {L} [local] the initial local state
 */
export function createDialog(frame, template, local) {
  const root = /** @type {HTMLDialogElement} */ (elementOf(frame));
  const view = createView(root, template, local);
  let current = /** @type {State} */ ({});
  let returnFocus = () => {};

  root.addEventListener('pointerdown', ({ target }) => target === root && root.close());
  root.addEventListener('close', () => returnFocus());

  return {
    ...view,
    /** @param {State} state */
    update(state) {
      current = state;
      if (root.open) view.update(state);
    },
    open() {
      if (root.open) return;
      returnFocus = rememberFocus();
      view.update(current); // what takes the focus exists before it opens
      root.showModal();
      view.update(current); // what it measures is seen
    },
    close: () => root.close(),
  };
}
