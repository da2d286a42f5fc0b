import { element, setText } from './element.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {{ nodes: Node[], update: (state: State) => void }} GroupContent
 */

/**
 * Creates a group of settings that most visitors leave alone. While closed, it shows a short summary of them; its
 * content is downloaded when it is first opened.
 * @param {string} title
 * @param {string} testid
 * @param {object} options
 * @param {() => Promise<GroupContent>} options.load
 * @param {(state: State) => string} options.summarise
 */
export function createSettingGroup(title, testid, { load, summarise }) {
  const summary = element('span', { class: 'more-state', 'data-testid': `${testid}-state` });
  const root = element(
    'details',
    { class: 'more', 'data-testid': testid, ontoggle: () => void bring() },
    element('summary', {}, `${title} `, summary),
  );
  /** @type {GroupContent|null} */
  let content = null;
  let loading = false;
  /** @type {State|undefined} */
  let current;

  async function bring() {
    if (content && current) content.update(current);
    if (content || loading || !root.open) return;
    loading = true;
    content = await load().catch(() => null);
    loading = false;
    if (!content) return failed();
    root.replaceChildren(/** @type {Element} */ (root.firstElementChild), ...content.nodes);
    if (current) content.update(current);
  }

  function failed() {
    const text = 'These settings could not be downloaded. Check the connection, then close and open this part.';
    root.replaceChildren(
      /** @type {Element} */ (root.firstElementChild),
      element('p', { class: 'note', role: 'alert' }, text),
    );
  }

  return {
    root,
    /** @param {State} state */
    update(state) {
      current = state;
      setText(summary, summarise(state));
      if (root.open) content?.update(state);
    },
  };
}
