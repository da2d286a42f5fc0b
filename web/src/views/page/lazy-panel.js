import { element } from '../controls/element.js';

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
 * Creates a panel whose code is downloaded when it is first shown. It costs nothing before that.
 * @param {string} name
 * @param {LoadPanel} load
 * @param {Actions} actions
 * @param {(state: State) => boolean} [isShown]
 * @returns {Panel}
 */
export function createLazyPanel(name, load, actions, isShown = ({ settings }) => settings.panel === name) {
  const root = element('div', { class: 'lazy-panel' });
  /** @type {Panel|null} */
  let panel = null;
  let loading = false;
  /** @type {State|undefined} */
  let current;
  /** @type {State|undefined} */
  let seen;

  async function bring() {
    loading = true;
    root.replaceChildren(element('p', { class: 'note', role: 'status' }, 'Loading this panel…'));
    const module = await load().catch(() => null);
    if (!module) {
      const again = element('button', { type: 'button', class: 'button button-small', onclick: bring }, 'Try again');
      root.replaceChildren(
        element('p', { class: 'note', role: 'alert' }, 'This panel could not be loaded. Check the connection. ', again),
      );
      return;
    }
    panel = module.createPanel(actions);
    root.replaceChildren(panel.root);
    show();
  }

  function show() {
    if (!panel || !current || !isShown(current) || current === seen) return;
    const previous = seen;
    seen = current;
    panel.update(current, previous);
  }

  /** @param {State} state */
  function update(state) {
    current = state;
    if (panel) show();
    else if (!loading && isShown(state)) void bring();
  }
  return { root, update };
}
