import { html, render } from 'lit-html';
import { elementOf } from '../controls/element-of.js';
import { keepFocus } from './focus.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 *
 * @typedef {object} View
 * @property {HTMLElement} [root]
 * @property {(state: State, previous?: State) => void} update `previous` is the state that the view last showed
 * @property {readonly (keyof State)[]} [slices] properties of the state that no other view shows
 */

/** Calls back in the next frame; a hidden tab has none. @param {() => void} callback */
function inNextFrame(callback) {
  if (document.hidden) setTimeout(callback);
  else requestAnimationFrame(callback);
}

/**
 * Renders a view, which keeps the focus in the page. If it throws, a message takes its place.
 * @param {() => void} rendering
 * @param {HTMLElement} [root]
 * @param {(error: unknown) => void} [report]
 * @returns {boolean} whether it did not throw
 */
export function attempt(rendering, root, report = reportError) {
  try {
    keepFocus(rendering);
    return true;
  } catch (error) {
    if (root) showFailure(root);
    report(error);
    return false;
  }
}

/**
 * Creates a view whose content is a function of the state, and of what only this view needs to know, such as which
 * image is under the pointer.
 * @template {object} [L=object]
 * @param {HTMLElement} root
 * @param {(state: State, local: L) => unknown} template
 * @param {L} [local] the initial local state
 */
export function createView(root, template, local = /** @type {L} */ ({})) {
  /** @type {State|undefined} */
  let shown;
  let requested = false;

  /** @param {State} state */
  function update(state) {
    shown = state;
    render(template(state, local), root);
  }

  /**
   * Renders the state that is shown once more, after something else that the view shows has changed. A hidden view is
   * rendered when it is shown again: by then the state is another. (The root may hide itself.)
   */
  function refresh() {
    const state = shown;
    requested = false;
    if (state && !root.parentElement?.closest('[hidden]')) attempt(() => update(state), root);
  }

  return {
    root,
    update,
    refresh,
    local: () => local,
    /** Changes the local state, and renders in the next frame. @param {Partial<L>} changes */
    change(changes) {
      local = { ...local, ...changes };
      if (requested) return;
      requested = true;
      inNextFrame(refresh);
    },
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
    for (const view of affectedViews([...working], state, previous))
      if (!attempt(() => view.update(state, previous), view.root, report)) working.delete(view);
  }

  // The frame asked for does not come once the tab is hidden.
  document.addEventListener('visibilitychange', () => requested && renderAll());
  renderAll();
  return () => {
    if (requested) return;
    requested = true;
    inNextFrame(renderAll);
  };
}

/**
 * Returns the views that a change of the state concerns: all of them, unless it is only of properties that few views show.
 * @param {View[]} views
 * @param {State} state
 * @param {State} [previous]
 */
export function affectedViews(views, state, previous) {
  const keys = /** @type {(keyof State)[]} */ (Object.keys(state));
  const changed = keys.filter((key) => state[key] !== previous?.[key]);
  const owners = changed.map((key) => views.filter(({ slices }) => slices?.includes(key)));
  return owners.every((some) => some.length > 0) ? [...new Set(owners.flat())] : views;
}

/** Shows that a part of the page has failed, in its place. @param {HTMLElement} root */
function showFailure(root) {
  const message = 'This part of the page has failed and is not shown. Reload the page to bring it back.';
  root.replaceChildren(elementOf(html`<p class="note" role="alert">${message}</p>`));
}
