import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/reducer.js').Notice} Notice
 * @typedef {{ page: { dismiss: (id: any) => void, reload: () => void } }} NoticeActions
 */

const kindLabels = { error: 'Error', warning: 'Warning', info: 'Note' };

/** @param {Notice} notice @param {NoticeActions} actions */
const noticeTemplate = ({ id, kind, text, details, action }, { page }) =>
  html`<div
    class="notice"
    role=${kind === 'info' ? nothing : 'alert'}
    data-kind=${kind}
    data-testid=${kind === 'error' ? 'error' : 'notice'}
  >
    <div class="notice-body">
      <p><strong>${kindLabels[kind]}</strong> ${text}</p>
      ${
        details.length > 0
          ? html`<details>
              <summary>Details</summary>
              <ul>
                ${details.map((line) => html`<li>${line}</li>`)}
              </ul>
            </details>`
          : ''
      }
      ${
        action
          ? html`<button type="button" class="button" data-testid="reload" @click=${() => page.reload()}>
              Reload
            </button>`
          : ''
      }
    </div>
    <button type="button" class="button-quiet" aria-label="Dismiss" @click=${() => page.dismiss(id)}>×</button>
  </div>`;

/**
 * Returns the messages of one place on the page. Those that only inform are in a region of their own, which is read out
 * when there is time.
 * @param {Pick<State, 'notices'>} state
 * @param {Notice['where']} where
 * @param {NoticeActions} actions
 */
export function noticeList({ notices }, where, actions) {
  const here = notices.filter((notice) => notice.where === where);
  const inform = (/** @type {Notice} */ { kind }) => kind === 'info';
  // By their ids: what is dismissed is removed, and no other message takes its element and is read out once more.
  const templates = (/** @type {Notice[]} */ some) =>
    repeat(
      some,
      ({ id }) => id,
      (notice) => noticeTemplate(notice, actions),
    );
  return html`<div class="notices">
    ${templates(here.filter((notice) => !inform(notice)))}
    <div role="status">${templates(here.filter(inform))}</div>
  </div>`;
}
