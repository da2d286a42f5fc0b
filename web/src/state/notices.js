import { isRefusal, messageOf } from '../worker/protocol.js';
import { crashed } from '../worker/client/worker-connection.js';

/**
 * Notices to the visitor, in the page's state.
 *
 * @typedef {import('./reducer.js').State} State
 * @typedef {import('./reducer.js').Action} Action
 *
 * @typedef {'data'|'network'|'training'|'draw'|'page'} NoticePlace
 * @typedef {object} Notice
 * @property {number} id
 * @property {NoticePlace} where
 * @property {'error'|'warning'|'info'} kind
 * @property {string} text
 * @property {string[]} details
 * @property {string} topic a newer notice on the same topic replaces this one
 * @property {'reload'} [action] that the notice offers as a button
 *
 * @typedef {{ type: 'notice', notice: Notice } | { type: 'dismiss', id: number } | { type: 'settled', topic: string }} NoticeAction
 * @typedef {Omit<Notice, 'id'|'details'> & { details?: string[] }} Announcement
 */

/** @param {State} state @param {Action} action @returns {Partial<State>|null} what changes */
export function noticesReducer({ notices }, action) {
  switch (action.type) {
    case 'notice':
      return { notices: [...withoutTopic(notices, action.notice.topic), action.notice] };
    case 'dismiss':
      return { notices: notices.filter(({ id }) => id !== action.id) };
    case 'settled': {
      const left = withoutTopic(notices, action.topic);
      return left.length === notices.length ? null : { notices: left };
    }
    default:
      return null;
  }
}

/** @param {Notice[]} notices @param {string} topic */
const withoutTopic = (notices, topic) => notices.filter((notice) => notice.topic !== topic);

/**
 * Shows notices to the visitor, through the store.
 * @param {{ dispatch(action: Action): void }} store
 */
export function createNotices(store) {
  let lastId = 0;

  /** @param {Announcement} announcement */
  function announce({ details = [], ...rest }) {
    lastId += 1;
    store.dispatch({ type: 'notice', notice: { ...rest, details, id: lastId } });
  }

  /** @param {string} topic whose notice is removed */
  function settle(topic) {
    store.dispatch({ type: 'settled', topic });
  }

  /**
   * Runs a task that the worker may refuse, and shows a notice if it does. A crash of the worker is not reported here,
   * since its recovery shows one notice for everything that was left undone.
   * @template T
   * @param {Pick<Notice, 'where'|'topic'> & { kind?: Notice['kind'] }} notice
   * @param {() => Promise<T>} work
   * @returns {Promise<{ result: T }|null>} null if it failed
   */
  async function attempt(notice, work) {
    try {
      return { result: await work() };
    } catch (error) {
      if (isRefusal(error)) announce({ kind: 'error', ...notice, text: messageOf(error), details: detailsOf(error) });
      else if (!isCrash(error)) throw error;
      return null;
    }
  }

  return { announce, settle, attempt };
}

/** @param {unknown} error @returns {string[]} */
function detailsOf(error) {
  return /** @type {{ details?: string[] }} */ (error).details ?? [];
}

/** @param {unknown} error */
function isCrash(error) {
  return error instanceof Error && error.name === crashed;
}
