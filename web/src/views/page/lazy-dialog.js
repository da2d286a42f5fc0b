import { element } from '../controls/element.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {{ root: HTMLElement, open: () => void, update: (state: State) => void }} Dialog
 */

/**
 * Creates a dialog whose code is downloaded when it is first opened.
 * @template Module
 * @param {() => Promise<Module>} load
 * @param {(module: Module) => Dialog} create
 */
export function createLazyDialog(load, create) {
  const root = element('div', { role: 'status' });
  /** @type {Dialog|null} */
  let dialog = null;
  /** @type {State|undefined} */
  let current;

  /** @returns {Promise<Dialog|null>} */
  async function bring() {
    const module = await load().catch(() => null);
    if (!module) {
      root.replaceChildren(
        element(
          'p',
          { class: 'note' },
          'This part of the page could not be loaded. Check the connection, and press again.',
        ),
      );
      return null;
    }
    if (dialog) return dialog; // pressed twice
    dialog = create(module);
    root.replaceChildren(dialog.root);
    if (current) dialog.update(current);
    return dialog;
  }

  return {
    root,
    async open() {
      (dialog ?? (await bring()))?.open();
    },
    /** @param {State} state */
    update(state) {
      current = state;
      dialog?.update(state);
    },
  };
}
