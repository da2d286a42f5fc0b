import { html, render } from 'lit-html';

/**
 * @typedef {import('../../state/reducer.js').State} State
 *
 * @typedef {object} View
 * @property {HTMLElement} [root]
 * @property {(state: State, previous?: State) => void} update `previous` is the state that the view last showed
 */

/**
 * Creates a view whose content is a function of the state.
 * @param {HTMLElement} root
 * @param {(state: State) => unknown} template
 */
export function createView(root, template) {
  return {
    root,
    /** @param {State} state */
    update: (state) => void render(template(state), root),
  };
}

/**
 * Renders views at most once per animation frame, and in a hidden tab, which has no frames, whenever something changes.
 * A view that throws is replaced by a message, and the others go on.
 * @param {View[]} views
 * @param {{ get: () => State, report: (error: unknown) => void }} options `report` receives what a view throws
 * @returns {() => void} asks for a rendering of the current state
 */
export function createRenderer(views, { get, report }) {
  /** @type {Set<View>} */
  const working = new Set(views);
  /** @type {State|undefined} */
  let shown;
  let requested = false;

  function renderAll() {
    requested = false;
    const state = get();
    if (state === shown) return;
    const previous = shown;
    shown = state;
    for (const view of working) {
      try {
        view.update(state, previous);
      } catch (error) {
        working.delete(view);
        if (view.root) showFailure(view.root);
        report(error);
      }
    }
  }

  // The frame asked for does not come once the tab is hidden.
  document.addEventListener('visibilitychange', () => requested && renderAll());
  renderAll();
  return () => {
    if (requested) return;
    requested = true;
    if (document.hidden) setTimeout(renderAll);
    else requestAnimationFrame(renderAll);
  };
}

/** Shows that a part of the page has failed, in its place. @param {HTMLElement} root */
function showFailure(root) {
  root.replaceChildren();
  render(
    html`<p class="note" role="alert">
      This part of the page has failed and is not shown. Reload the page to bring it back.
    </p>`,
    root,
  );
}
