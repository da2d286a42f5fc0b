import { html, nothing } from 'lit-html';
import { elementOf } from '../controls/element-of.js';
import { createLazyPart } from './lazy-part.js';
import { createView } from './renderer.js';

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
  const lazy = createLazyPart(load, create, () => {});
  const view = createView(elementOf(html`<div role="status"></div>`), (state) => {
    lazy.part?.update(state);
    if (lazy.part) return lazy.part.root;
    return lazy.failed
      ? html`<p class="note">This part of the page could not be downloaded. Press again to retry.</p>`
      : nothing;
  });

  return {
    ...view,
    async open() {
      await lazy.bring();
      view.refresh();
      lazy.part?.open();
    },
  };
}
