import { element } from '../controls/element.js';

/** @typedef {{ page: { dismiss: (id: any) => void, reload: () => void } }} NoticeActions */

const kindWords = { error: 'Error', warning: 'Warning', info: 'Note' };

/** @param {string[]} details */
function detailList(details) {
  return element(
    'details',
    {},
    element('summary', {}, 'Details'),
    element('ul', {}, ...details.map((line) => element('li', {}, line))),
  );
}

/**
 * @param {import('../../state/reducer.js').Notice} notice
 * @param {NoticeActions} actions
 */
function noticeElement(notice, { page: { dismiss, reload } }) {
  const node = element(
    'div',
    {
      class: 'notice',
      role: 'alert',
      'data-kind': notice.kind,
      'data-testid': notice.kind === 'error' ? 'error' : 'notice',
    },
    element(
      'div',
      { class: 'notice-body' },
      element('p', {}, element('strong', {}, kindWords[notice.kind]), ' ', notice.text),
    ),
    element(
      'button',
      { type: 'button', class: 'button-quiet', 'aria-label': 'Dismiss', onclick: () => dismiss(notice.id) },
      '×',
    ),
  );
  if (notice.details.length > 0) node.firstElementChild?.append(detailList(notice.details));
  if (notice.action)
    node.firstElementChild?.append(
      element(
        'button',
        { type: 'button', class: 'button', 'data-testid': 'reload', onclick: () => reload() },
        'Reload',
      ),
    );
  return node;
}

/**
 * The messages of one place on the page, shown in that place.
 * @param {import('../../state/reducer.js').Notice['where']} where
 * @param {NoticeActions} actions
 */
export function createNoticeList(where, actions) {
  const root = element('div', { class: 'notices' });
  /** @type {Map<unknown, HTMLElement>} */
  const shown = new Map();

  /** @param {import('../../state/reducer.js').State} state @param {import('../../state/reducer.js').State} [previous] */
  function update(state, previous) {
    if (state.notices === previous?.notices) return;
    const here = state.notices.filter((notice) => notice.where === where);
    const ids = new Set(here.map((notice) => notice.id));
    for (const [id, node] of shown) {
      if (ids.has(/** @type {any} */ (id))) continue;
      node.remove();
      shown.delete(id);
    }
    for (const notice of here) {
      if (shown.has(notice.id)) continue;
      const node = noticeElement(notice, actions);
      shown.set(notice.id, node);
      root.append(node);
    }
  }
  return { root, update };
}
