import { html, noChange } from 'lit-html';
import { createLazyPart } from '../page/lazy-part.js';
import { createView } from '../page/renderer.js';
import { elementOf } from './element-of.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {(state: State) => unknown} GroupTemplate
 */

/**
 * Creates a part of the page that most visitors leave closed, such as a group of settings. While closed, it shows a
 * short summary; its content is downloaded when it is first opened.
 * @param {string} title
 * @param {string} testid
 * @param {object} options
 * @param {() => Promise<GroupTemplate>} options.load
 * @param {(state: State) => string} options.summarise
 */
export function createSettingGroup(title, testid, { load, summarise }) {
  const lazy = createLazyPart(
    load,
    (content) => content,
    () => view.refresh(),
  );
  const root = /** @type {HTMLDetailsElement} */ (
    elementOf(html`<details class="more" data-testid=${testid} @toggle=${toggled}></details>`)
  );

  function toggled() {
    if (root.open) void lazy.bring();
    view.refresh();
  }

  /** @param {State} state */
  function content(state) {
    const { part, failed } = lazy;
    if (failed)
      return html`<p class="note" role="alert">This part could not be downloaded. Close and open it to try again.</p>`;
    return part && root.open ? part(state) : noChange;
  }

  const view = createView(root, (state) => {
    const summary = summarise(state);
    return html`<summary>
        ${title} ${summary && html`<span class="more-state" data-testid=${`${testid}-state`}>${summary}</span>`}
      </summary>
      ${content(state)}`;
  });
  return view;
}
