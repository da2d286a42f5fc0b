import { html, nothing } from 'lit-html';

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
  /**
   * Each message has a place by its id: when one is dismissed, no other takes its element and is read out once more.
   * @param {Notice[]} some
   */
  function templates(some) {
    const places = Array(Math.max(6, some.length)).fill(nothing);
    for (const notice of some) {
      let place = notice.id % places.length;
      while (places[place] !== nothing) place = (place + 1) % places.length;
      places[place] = noticeTemplate(notice, actions);
    }
    return places;
  }
  return html`<div class="notices">
    ${templates(here.filter((notice) => !inform(notice)))}
    <div role="status">${templates(here.filter(inform))}</div>
  </div>`;
}
