import { html, render } from 'lit-html';
import { elementOf } from '../controls/element-of.js';
import { createLazyPart } from './lazy-part.js';
import { attempt } from './renderer.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 *
 * @typedef {object} Panel
 * @property {HTMLElement} root
 * @property {(state: State, previous?: State) => void} update `previous` is the state of the panel's last update
 * @typedef {() => Promise<{ createPanel: (actions: Actions) => Panel }>} LoadPanel
 */

/**
 * Creates a panel whose code is downloaded when it is first shown. It costs nothing before that, or while it is hidden.
 * @param {string} name
 * @param {LoadPanel} load
 * @param {Actions} actions
 * @param {(state: State) => boolean} [isShown]
 * @returns {Panel}
 */
export function createLazyPanel(name, load, actions, isShown = ({ settings }) => settings.panel === name) {
  const root = elementOf(html`<div class="lazy-panel"></div>`);
  const lazy = createLazyPart(
    load,
    ({ createPanel }) => createPanel(actions),
    () => attempt(arrived, root),
  );
  /** @type {State | undefined} */
  let current;
  /** @type {State | undefined} */
  let seen;

  function content() {
    const { part, failed, bring } = lazy;
    if (part) return part.root;
    return failed
      ? html`<p class="note" role="alert">
          This panel could not be downloaded.
          <button type="button" class="button button-small" @click=${bring}>Try again</button>
        </p>`
      : html`<p class="note" role="status">Loading this panel…</p>`;
  }

  function arrived() {
    render(content(), root);
    show();
  }

  function show() {
    if (!current || !isShown(current) || current === seen) return;
    render(content(), root);
    const { part, failed, bring } = lazy;
    if (!part) return failed ? undefined : void bring();
    const previous = seen;
    seen = current;
    part.update(current, previous);
  }

  return {
    root,
    /** @param {State} state */
    update(state) {
      current = state;
      show();
    },
  };
}
